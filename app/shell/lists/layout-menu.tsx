import { Check, List, SquareKanban } from "lucide-react";
import { boardFields } from "#app/shell/board-fields.ts";
import { useT } from "#app/shell/i18n.tsx";
import type { FilterField } from "#app/ui/filters.ts";
import { IconButton } from "#app/ui/icon-button.tsx";
import { Menu, type MenuItem } from "#app/ui/menu.tsx";
import type { ShownField } from "#worker/kernel/custom/field.ts";
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

/** A table, or a board by one of the fields that have choices. */
export function LayoutMenu({ resource, fields, own, search, table, ownBoard, onChange }: LayoutMenuProps) {
  const t = useT();
  const boards = boardFields(resource, OURS[resource] ?? {}, own);
  if (boards.length === 0 && !ownBoard) return null;
  const by = search.get("layout") === "board" ? search.get("by") : null;
  const isTable = by === null && (!ownBoard || search.get("layout") === table);
  const go = (layout: string | undefined, field?: string) => {
    const rest = [...search].filter(([name]) => !/^(layout|by|cursor|view)$/.test(name));
    onChange(new URLSearchParams([...rest, ...named("layout", layout), ...named("by", field)]));
  };
  const chosen = (on: boolean) => (on ? { icon: Check } : {});
  const items: MenuItem[] = [
    { label: t("lists.layout.table"), ...chosen(isTable), onSelect: () => go(table) },
    { heading: t("lists.layout.board") },
    ...(ownBoard ? [{ label: ownBoard, ...chosen(!isTable && by === null), onSelect: () => go(undefined) }] : []),
    ...boards.map(({ id }) => ({
      label: fields.find((field) => field.id === id)?.label ?? id,
      ...chosen(by === id),
      onSelect: () => go("board", id),
    })),
  ];
  return (
    <Menu
      align="end"
      items={items}
      trigger={<IconButton icon={isTable ? List : SquareKanban} size="small" aria-label={t("lists.layout.choose")} />}
    />
  );
}

function named(name: string, value: string | undefined): [string, string][] {
  return value === undefined ? [] : [[name, value]];
}
