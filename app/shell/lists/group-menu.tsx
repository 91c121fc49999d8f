import { Check } from "lucide-react";
import Rows3 from "lucide-react/icons/rows-3";
import { groupFields } from "#app/shell/group-fields.ts";
import { useT } from "#app/shell/i18n.tsx";
import { cx } from "#app/ui/cx.ts";
import { IconButton } from "#app/ui/icon-button.tsx";
import { Menu, type MenuItem } from "#app/ui/menu.tsx";
import { RECORD_FIELDS } from "#worker/modules/objects/options.ts";
import { GROUPS, type LayoutMenuProps } from "./layout-menu.tsx";
import { OURS } from "./ours.ts";

/** The rows of a table by the values of a field, or all in one. */
export function GroupMenu({ resource, fields, own, search, table, onChange }: LayoutMenuProps) {
  const t = useT();
  const by = search.get("layout") === GROUPS ? search.get("by") : null;
  const labelOf = (id: string) => fields.find((field) => field.id === id)?.label ?? id;
  const go = (field: string | null) => {
    const rest = [...search].filter(([name]) => !/^(layout|by|sum|on|span|cursor)$/.test(name));
    const layout: [string, string][] =
      field === null
        ? table
          ? [["layout", table]]
          : []
        : [
            ["layout", GROUPS],
            ["by", field],
          ];
    onChange(new URLSearchParams([...rest, ...layout]));
  };
  const items: MenuItem[] = [
    { heading: t("lists.groups.by") },
    { label: t("lists.groups.off"), ...(by === null ? { icon: Check } : {}), onSelect: () => go(null) },
    ...groupFields(OURS[resource] ?? RECORD_FIELDS, own).map(({ id }) => ({
      label: labelOf(id),
      ...(by === id ? { icon: Check } : {}),
      onSelect: () => go(id),
    })),
  ];
  return (
    <Menu
      align="end"
      items={items}
      trigger={
        <IconButton
          icon={Rows3}
          size="small"
          className={cx(by !== null && "bg-brand-soft text-brand-text")}
          aria-label={by === null ? t("lists.groups.choose") : t("lists.groups.chosen", { field: labelOf(by) })}
        />
      }
    />
  );
}
