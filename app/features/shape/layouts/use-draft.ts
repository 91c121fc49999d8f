import { useMemo, useState } from "react";
import { choiceValue } from "#app/shell/api-name.ts";
import { useT } from "#app/shell/i18n.tsx";
import type { LayoutColumn, SavedLayout } from "./layout.tsx";
import type { EditorProps } from "./layout-editor.tsx";
import { toLayout, toLines } from "./lines.ts";

type Values = Pick<SavedLayout, "tabs" | "hidden" | "columns">;

/** What an editor shows of a layout, and what it would save. What was not touched is saved as it was. */
export function useDraft({ layout, words, isOwn, columns: usual }: EditorProps) {
  const t = useT();
  const [first, details] = [t("shape.layout.first"), t("shape.layout.details")];
  const begin = useMemo(() => {
    const ours = Object.keys(words).filter((id) => isOwn || !id.startsWith("custom."));
    const fields = ours.filter((id) => !layout.hidden.includes(id));
    const tab = { key: choiceValue(first, []), label: first, groups: [{ label: details, fields }] };
    const tabs = layout.tabs.length > 0 ? layout.tabs : [tab];
    return { lines: toLines({ ...layout, tabs }, words), columns: columnsOf(layout.columns, usual) };
  }, [layout, words, isOwn, usual, first, details]);
  const [lines, setLines] = useState(begin.lines);
  const [columns, setColumns] = useState(begin.columns);
  const values: Values = {
    ...(lines === begin.lines || same(toLayout(lines, layout), toLayout(begin.lines, layout))
      ? { tabs: layout.tabs, hidden: layout.hidden }
      : keyed(toLayout(lines, layout))),
    columns: same(columns, begin.columns) ? layout.columns : columnIds(columns, layout.columns ?? []),
  };
  const { tabs, hidden } = layout;
  const changed = !same(values, { tabs, hidden, columns: layout.columns });
  return { lines, setLines, columns, setColumns, values, changed };
}

function same(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}

/** A new tab is called in addresses what it is called on the page. */
function keyed({ tabs, hidden }: Pick<Values, "tabs" | "hidden">): Pick<Values, "tabs" | "hidden"> {
  const taken = tabs.map(({ key }) => key);
  for (const [at, { key, label }] of tabs.entries()) if (key === "") taken[at] = choiceValue(label, taken);
  return { tabs: tabs.map((tab, at) => ({ ...tab, key: taken[at] ?? "" })), hidden };
}

/** Those that are shown first, in their order. */
function columnsOf(wanted: readonly string[] | null, usual: readonly LayoutColumn[]): LayoutColumn[] {
  if (!wanted) return [...usual];
  const place = ({ id, fixed }: LayoutColumn) =>
    fixed ? -1 : wanted.includes(id) ? wanted.indexOf(id) : wanted.length;
  return usual
    .map((column) => ({ ...column, shown: column.fixed || wanted.includes(column.id) }))
    .sort((one, other) => place(one) - place(other));
}

/** What is out of use stays named: it comes back with its column. */
function columnIds(columns: readonly LayoutColumn[], before: readonly string[]): string[] {
  const gone = before.filter((id) => !columns.some((column) => column.id === id));
  return [...columns.filter(({ shown }) => shown).map(({ id }) => id), ...gone];
}
