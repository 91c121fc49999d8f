import { ArrowDown, ArrowUp } from "lucide-react";
import { useT } from "#app/shell/i18n.tsx";
import { Button } from "./button.tsx";
import { Checkbox } from "./checkbox.tsx";
import type { ColumnPickerProps } from "./column-picker.tsx";
import { IconButton } from "./icon-button.tsx";
import { isShown, orderedColumns, placeColumn, toggleColumn } from "./table-layout.ts";

/** The columns by name, to be shown or not, and moved. */
export function ColumnList({ columns, layout, onLayout }: ColumnPickerProps) {
  const t = useT();
  const movable = orderedColumns(columns, layout).filter((column) => !column.fixed);
  return (
    <>
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
    </>
  );
}
