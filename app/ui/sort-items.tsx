import { ArrowDown, ArrowUp } from "lucide-react";
import ArrowDownUp from "lucide-react/icons/arrow-down-up";
import { useT } from "#app/shell/i18n.tsx";
import { IconButton } from "./icon-button.tsx";
import { Menu } from "./menu.tsx";
import { type Sort, toggleSort } from "./table-sort.ts";

export type SortItemsProps = {
  columns: readonly Sortable[];
  sort: readonly Sort[];
  onSort: (sort: Sort[]) => void;
  className?: string;
};
type Sortable = { id: string; header: string; sortable?: boolean };

/** The order of a list where its head is not shown: choosing a column sorts by it, again turns it round, again lets go. */
export function SortItems({ columns, sort, onSort, className }: SortItemsProps) {
  const t = useT();
  const items = columns.flatMap(({ id, header, sortable }) => {
    if (!sortable) return [];
    const direction = sort.find((entry) => entry.id === id)?.direction;
    const label = direction
      ? t(direction === "asc" ? "shell.list.ascending" : "shell.list.descending", { column: header })
      : header;
    return [
      {
        label,
        ...(direction ? { icon: direction === "asc" ? ArrowUp : ArrowDown } : {}),
        onSelect: () => onSort(toggleSort(sort, id, false)),
      },
    ];
  });
  return (
    <Menu
      align="end"
      items={[{ heading: t("shell.list.sort") }, ...items]}
      trigger={
        <IconButton
          icon={ArrowDownUp}
          size="small"
          variant="default"
          marked={sort.length > 0}
          className={className}
          aria-label={t("shell.list.sort")}
        />
      }
    />
  );
}
