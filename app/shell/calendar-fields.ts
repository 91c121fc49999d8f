import { customName, type ShownField } from "#worker/kernel/custom/field.ts";
import { isComputed } from "#worker/kernel/custom/writable.ts";
import type { FilterFields } from "#worker/kernel/list/fields.ts";

/** A field of days or moments that a list can be a calendar by; `settable` where moving a record sets it. */
export type CalendarField = { id: string; moments: boolean; settable: boolean };

const SETTABLE: Readonly<Record<string, readonly string[]>> = {
  customers: ["birthday"],
  deals: ["expectedClose"],
  projects: ["startsOn", "endsOn"],
  tasks: ["dueAt"],
};

export function calendarFields(resource: string, ours: FilterFields, own: readonly ShownField[]): CalendarField[] {
  const built = Object.entries(ours).flatMap(([id, { type }]): CalendarField[] =>
    type === "date" || type === "time"
      ? [{ id, moments: type === "time", settable: SETTABLE[resource]?.includes(id) ?? false }]
      : [],
  );
  const custom = own.flatMap((field): CalendarField[] =>
    field.kind === "date" || field.kind === "date_time"
      ? [{ id: customName(field.key), moments: field.kind === "date_time", settable: !isComputed(field) }]
      : [],
  );
  // What can be moved first: it is what people plan by.
  return [...built, ...custom].toSorted((a, b) => Number(b.settable) - Number(a.settable));
}
