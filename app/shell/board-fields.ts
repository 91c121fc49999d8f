import { customName, type ShownField } from "#worker/kernel/custom/field.ts";
import type { FilterFields } from "#worker/kernel/list/fields.ts";

/** A field whose choices can be the columns of a board: moving a card sets it. */
export type BoardField = { id: string; values: readonly string[]; mayBeEmpty: boolean };

/** Of our own fields those that a change of the record may set, by list. */
const SETTABLE: Readonly<Record<string, readonly string[]>> = { customers: ["kind"], projects: ["status"] };
const MOST_COLUMNS = 40;

/** The fields that a list can be a board by. */
export function boardFields(resource: string, ours: FilterFields, own: readonly ShownField[]): BoardField[] {
  const built = (SETTABLE[resource] ?? []).map((id) => ({ id, values: ours[id]?.options ?? [], mayBeEmpty: false }));
  const custom = own
    .filter(({ kind }) => kind === "select")
    .map(({ key, settings, required }) => ({
      id: customName(key),
      values: (settings.choices ?? []).map(({ value }) => value),
      mayBeEmpty: !required,
    }));
  return [...built, ...custom].filter(({ values }) => values.length > 0 && values.length <= MOST_COLUMNS);
}
