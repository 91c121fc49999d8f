import { customName, type ShownField } from "#worker/kernel/custom/field.ts";
import { isGrouped, MOST_SUMS } from "#worker/kernel/custom/options.ts";
import type { FilterFields } from "#worker/kernel/list/fields.ts";

/** A field by whose values the rows of a list can be grouped. */
export type GroupField = { id: string; yesNo: boolean };
/** A field whose sums a list can show; without a currency of its own an amount is in that of its row. */
export type SumField = { id: string; money: boolean; currency?: string; decimals?: number };

/** Fields of ours that are worked out, or hold several values. */
const WORKED_OUT = ["segment", "territoryId", "tagId"];
const SUMMED: Readonly<Record<string, readonly string[]>> = { deals: ["amountMinor"] };

export function groupFields(ours: FilterFields, own: readonly ShownField[]): GroupField[] {
  const built = Object.entries(ours).filter(([id, { type }]) => isGrouped(type) && !WORKED_OUT.includes(id));
  return [
    ...built.map(([id]) => ({ id, yesNo: false })),
    ...own
      .filter(({ kind }) => isGrouped(kind))
      .map(({ key, kind }) => ({ id: customName(key), yesNo: kind === "yes_no" })),
  ];
}

export function sumFields(resource: string, own: readonly ShownField[]): SumField[] {
  const built = (SUMMED[resource] ?? []).map((id) => ({ id, money: true }));
  const custom = own.filter(({ kind }) => kind === "number" || kind === "currency");
  return [
    ...built,
    ...custom.map(({ key, kind, settings: { currency, decimals } }) => ({
      id: customName(key),
      money: kind === "currency",
      ...(currency ? { currency } : {}),
      ...(decimals === undefined ? {} : { decimals }),
    })),
  ].slice(0, MOST_SUMS);
}

/** What a row of a column or group is asked to be. */
export function inGroup(field: string, value: string | null, yesNo = false) {
  return { [field]: value === null ? { empty: true } : yesNo ? { eq: value === "true" } : { in: [value] } };
}
