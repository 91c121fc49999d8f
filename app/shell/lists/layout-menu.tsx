import { CalendarDays, Check, SquareKanban } from "lucide-react";
import List from "lucide-react/icons/list";
import { boardFields } from "#app/shell/board-fields.ts";
import { calendarFields } from "#app/shell/calendar-fields.ts";
import { sumFields } from "#app/shell/group-fields.ts";
import { useT } from "#app/shell/i18n.tsx";
import type { FilterField } from "#app/ui/filters.ts";
import { IconButton } from "#app/ui/icon-button.tsx";
import { Menu, type MenuItem } from "#app/ui/menu.tsx";
import type { ShownField } from "#worker/kernel/custom/field.ts";
import { RECORD_FIELDS } from "#worker/modules/objects/options.ts";
import { OURS } from "./ours.ts";

export type LayoutMenuProps = {
  resource: string;
  fields: readonly FilterField[];
  own: readonly ShownField[];
  search: URLSearchParams;
  /** What the address says of the table, where that is not what the list is without a word. */
  table: string | undefined;
  /** The columns of the board that the list is without a word. */
  ownBoard: string | undefined;
  onChange: (search: URLSearchParams) => void;
};

/** The layout of a table of groups. */
export const GROUPS = "groups";

/** A table, a board by a field that has choices, a calendar by one of days. */
export function LayoutMenu({ resource, fields, own, search, table, ownBoard, onChange }: LayoutMenuProps) {
  const t = useT();
  const boards = boardFields(resource, OURS[resource] ?? {}, own);
  const calendars = calendarFields(resource, OURS[resource] ?? RECORD_FIELDS, own);
  const sums = sumFields(resource, own);
  const layout = search.get("layout");
  const by = layout === "board" || layout === "calendar" ? search.get("by") : null;
  const labelOf = (id: string) => fields.find((field) => field.id === id)?.label ?? id;
  const isTable = by === null && (!ownBoard || layout === table || layout === GROUPS);
  const go = (next: string | undefined, field?: string) => {
    const rest = [...search].filter(([name]) => !/^(layout|by|sum|on|span|cursor|view)$/.test(name));
    onChange(new URLSearchParams([...rest, ...named("layout", next), ...named("by", field)]));
  };
  const chosen = (on: boolean) => (on ? { icon: Check } : {});
  const items: MenuItem[] = [
    { label: t("lists.layout.table"), ...chosen(isTable), onSelect: () => go(table) },
    ...(boards.length > 0 || ownBoard ? [{ heading: t("lists.layout.board") }] : []),
    ...(ownBoard ? [{ label: ownBoard, ...chosen(!isTable && by === null), onSelect: () => go(undefined) }] : []),
    ...boards.map(({ id }) => ({
      label: labelOf(id),
      ...chosen(layout === "board" && by === id),
      onSelect: () => go("board", id),
    })),
    ...(calendars.length > 0 ? [{ heading: t("lists.layout.calendar") }] : []),
    ...calendars.map(({ id }) => ({
      label: labelOf(id),
      ...chosen(layout === "calendar" && by === id),
      onSelect: () => go("calendar", id),
    })),
  ];
  // What the columns of a board are summed by.
  const sum = sums.find(({ id }) => id === search.get("sum")) ?? sums[0];
  const bySum = (id: string) => {
    const rest = [...search].filter(([name]) => name !== "sum" && name !== "cursor");
    onChange(new URLSearchParams([...rest, ["sum", id]]));
  };
  if (layout === "board" && sums.length > 1)
    items.push(
      { heading: t("lists.layout.sum") },
      ...sums.map(({ id }) => ({ label: labelOf(id), ...chosen(id === sum?.id), onSelect: () => bySum(id) })),
    );
  return (
    <Menu
      align="end"
      items={items}
      trigger={
        <IconButton
          icon={isTable ? List : layout === "calendar" ? CalendarDays : SquareKanban}
          size="small"
          aria-label={t("lists.layout.choose")}
        />
      }
    />
  );
}

function named(name: string, value: string | undefined): [string, string][] {
  return value === undefined ? [] : [[name, value]];
}
