import type { KeyboardEvent, PointerEvent } from "react";
import { useT } from "#app/shell/i18n.tsx";
import { columnWidth, resizeColumn, type TableLayout } from "./table-layout.ts";

export type ColumnResizerProps = {
  column: { id: string; header: string; width?: number };
  layout: TableLayout;
  onLayout: (layout: TableLayout) => void;
};

/** The edge of a column: drag, or arrow keys. */
export function ColumnResizer({ column, layout, onLayout }: ColumnResizerProps) {
  const t = useT();
  const width = columnWidth(column, layout);
  const set = (next: number) => onLayout(resizeColumn(layout, column.id, next));
  const press = (event: PointerEvent<HTMLElement>) => {
    event.preventDefault();
    const start = event.clientX;
    const handle = event.currentTarget;
    handle.setPointerCapture(event.pointerId);
    handle.onpointermove = (move) => set(width + move.clientX - start);
    handle.onlostpointercapture = () => {
      handle.onpointermove = null;
    };
  };
  const keys = (event: KeyboardEvent) => {
    const by = event.key === "ArrowLeft" ? -16 : event.key === "ArrowRight" ? 16 : 0;
    if (by === 0) return;
    event.preventDefault();
    set(width + by);
  };
  return (
    // biome-ignore lint/a11y/useSemanticElements: a separator with a value is a widget, not a rule between paragraphs
    <span
      role="separator"
      aria-orientation="vertical"
      aria-label={t("ui.table.resize", { column: column.header })}
      aria-valuenow={width}
      aria-valuemin={64}
      aria-valuemax={640}
      tabIndex={0}
      draggable
      onDragStart={(event) => {
        event.preventDefault();
        event.stopPropagation();
      }}
      onPointerDown={press}
      onKeyDown={keys}
      className="group/resize absolute inset-y-0 right-0 flex w-2 cursor-col-resize touch-none justify-end"
    >
      <span className="my-2 w-0.5 rounded group-hover:bg-line group-hover/resize:bg-brand-line" />
    </span>
  );
}
