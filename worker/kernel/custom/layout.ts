import type { ShownField } from "./field.ts";

/** What of ours a kind of records' pages and forms show, and the columns of its list, as they stand without a word. */
export type BuiltInLayout = { fields: readonly string[]; columns: readonly BuiltInColumn[] };
/** A column is headed by a field's name. `fixed`: always there, and first. `extra`: out of sight until somebody wants it. */
export type BuiltInColumn = { id: string; field: string; fixed?: true; extra?: true };

export type LayoutGroup = { label: string; fields: string[] };
export type LayoutTab = { key: string; label: string; groups: LayoutGroup[] };

/**
 * How the agency arranged an object's records: decision 036. Own fields are named `custom.<key>`. No tabs: as it is without
 * a word. What stands nowhere comes last; `hidden` is not shown. `columns` are those of the list, null for the usual ones.
 */
export type Layout = { object: string; tabs: LayoutTab[]; hidden: string[]; columns: string[] | null };

/** What a page knows of it. */
export type ShownLayout = Pick<Layout, "tabs" | "hidden">;

/** A layout without what a reader may not see, nor a trace of it. */
export function layoutFor({ tabs, hidden, columns }: Layout, fields: readonly ShownField[]): Omit<Layout, "object"> {
  const keys = new Set(fields.map(({ key }) => key));
  const seen = (name: string) => !name.startsWith("custom.") || keys.has(name.slice("custom.".length));
  const shown = tabs.map((tab) => ({
    ...tab,
    groups: tab.groups
      .map((group) => ({ ...group, fields: group.fields.filter(seen) }))
      .filter((group) => group.fields.length > 0),
  }));
  return {
    tabs: shown.filter(({ groups }) => groups.length > 0),
    hidden: hidden.filter(seen),
    columns: columns?.filter(seen) ?? null,
  };
}
