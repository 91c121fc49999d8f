import { ArrowDown, ArrowUp, Columns3 } from "lucide-react";
import { useT } from "#app/shell/i18n.tsx";
import { Button } from "./button.tsx";
import { Checkbox } from "./checkbox.tsx";
import { IconButton } from "./icon-button.tsx";
import { Popover } from "./popover.tsx";
import { isShown, orderedColumns, placeColumn, type TableLayout, toggleColumn } from "./table-layout.ts";

type Choosable = { id: string; header: string; fixed?: boolean; extra?: boolean };

/** Which columns a table shows and in what order, without a mouse. */
export function ColumnPicker({
  columns,
  layout,
  onLayout,
}: {
  columns: readonly Choosable[];
  layout: TableLayout;
  onLayout: (layout: TableLayout) => void;
}) {
  const t = useT();
  const movable = orderedColumns(columns, layout).filter((column) => !column.fixed);
  return (
    <Popover
      align="end"
      label={t("ui.table.columns")}
      className="p-2"
      trigger={<IconButton icon={Columns3} size="small" className="max-sm:hidden" aria-label={t("ui.table.columns")} />}
    >
      <ul className="grid">
        {movable.map((column, at) => {
          const beside = (by: number) => movable[at + by];
          const arrow = (by: number, name: "ui.table.moveUp" | "ui.table.moveDown") => (
            <IconButton
              icon={by < 0 ? ArrowUp : ArrowDown}
              size="small"
              aria-label={t(name, { column: column.header })}
              disabled={!beside(by)}
              onClick={() => {
                const other = beside(by);
                if (other) onLayout(placeColumn(columns, layout, column.id, other.id));
              }}
            />
          );
          return (
            <li key={column.id} className="flex items-center gap-1 rounded-md pl-1.5 hover:bg-hover">
              <Checkbox
                className="min-w-0 flex-1"
                label={column.header}
                checked={isShown(column, layout)}
                onChange={() => onLayout(toggleColumn(columns, layout, column.id))}
              />
              {arrow(-1, "ui.table.moveUp")}
              {arrow(1, "ui.table.moveDown")}
            </li>
          );
        })}
      </ul>
      <Button variant="ghost" size="small" className="mt-1" onClick={() => onLayout({})}>
        {t("ui.reset")}
      </Button>
    </Popover>
  );
}
