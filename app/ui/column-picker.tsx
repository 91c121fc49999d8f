import { Columns3 } from "lucide-react";
import { useT } from "#app/shell/i18n.tsx";
import { IconButton } from "./icon-button.tsx";
import { onDemand } from "./on-demand.tsx";
import { Popover } from "./popover.tsx";
import type { TableLayout } from "./table-layout.ts";

export type ColumnPickerProps = {
  columns: readonly { id: string; header: string; fixed?: boolean; extra?: boolean }[];
  layout: TableLayout;
  onLayout: (layout: TableLayout) => void;
};

const ColumnList = onDemand<ColumnPickerProps>(async () => (await import("./column-list.tsx")).ColumnList);

/** Which columns a table shows and in what order, without a mouse. */
export function ColumnPicker(props: ColumnPickerProps) {
  const t = useT();
  const label = t("ui.table.columns");
  return (
    <Popover
      align="end"
      label={label}
      className="p-2"
      trigger={<IconButton icon={Columns3} size="small" className="max-sm:hidden" aria-label={label} />}
    >
      <ColumnList {...props} />
    </Popover>
  );
}
