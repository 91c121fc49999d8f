import { isCustom } from "../custom/field.ts";

export type AskedTotals = { sums?: string | undefined; groups?: string | undefined };

/** What rows have in common: a value of a field, null for none, or all of them. Sums by currency, in the order asked for. */
export type Total = {
  value: string | null;
  label: string | null;
  count: number;
  sums: [currency: string | null, ...values: (number | null)[]][];
};

export type Sum = { field: string; currency: string | null; value: number };
export type Answered = { sums?: Sum[]; groups?: (Omit<Total, "sums"> & { sums: Sum[] })[] };

/** As the page says them: what was not asked for is not there. */
export function answered(found: Total[], { sums, groups }: AskedTotals): Answered {
  const names = sums?.split(",") ?? [];
  const summed = (parts: Total["sums"]) => names.flatMap((field, at) => sumsOf(field, at + 1, parts));
  if (groups !== undefined) return { groups: found.map((group) => ({ ...group, sums: summed(group.sums) })) };
  return { sums: summed(found.flatMap((all) => all.sums)) };
}

/** What has no currency of its own is one sum, whatever the currency of the rows. */
function sumsOf(field: string, at: number, parts: Total["sums"]): Sum[] {
  const there = parts.flatMap(([currency, ...values]) => {
    const value = values[at - 1];
    return value === null || value === undefined ? [] : [{ field, currency, value }];
  });
  if (!isCustom(field) || there.length === 0) return there;
  return [{ field, currency: null, value: there.reduce((sum, { value }) => sum + value, 0) }];
}
