import { useRef, useState } from "react";
import { useT } from "#app/shell/i18n.tsx";
import { useDrags } from "#app/ui/use-drag-cards.ts";
import { BoardCard } from "./board-card.tsx";
import { BoardColumn } from "./board-column.tsx";
import { type Board, type Card, columnOf } from "./board-state.ts";
import type { ShapeProps } from "./shape.tsx";
import { useListBoard } from "./use-list-board.ts";

type Props = Omit<ShapeProps, "shape" | "onChange" | "label" | "layout" | "onLayout" | "sort" | "onSort"> & {
  fresh: Board<Card>;
};

/** The rows of a list in a column for each choice of a field. Moving a card sets the field. */
export function ListBoard({ fresh, resource, search, fields, columns, rowLabel, href, onEdit, mayMove }: Props) {
  const t = useT();
  const frame = useRef<HTMLDivElement>(null);
  const [drag, setDrag] = useState<{ id: string; over: string | undefined }>();
  const { options } = fields.find(({ id }) => id === fresh.by) ?? {};
  const choices = typeof options === "object" ? options : [];
  const labelOf = (value: string | null) =>
    value === null ? t("lists.board.none") : (choices.find((one) => one.value === value)?.label ?? value);
  const { board, move, loadMore, loading } = useListBoard({ fresh, resource, search, nameOf: rowLabel, labelOf });
  const keyOf = (value: string | null) => value ?? "";
  const valueAt = (key: string) => board.columns.find(({ value }) => keyOf(value) === key)?.value;
  useDrags(frame, {
    start: (id) => setDrag({ id, over: undefined }),
    over: (landing) => setDrag((now) => now && { ...now, over: landing?.columnId }),
    drop: (id, landing) => {
      setDrag(undefined);
      const row = columnOf(board, id)?.part.data.find((one) => one.id === id);
      const to = landing && valueAt(landing.columnId);
      if (row && to !== undefined) move(row, to);
    },
  });
  // What the column says already is not said on each card.
  const said = columns.filter(({ id, fixed }) => !fixed && id !== fresh.by);
  const targets = board.columns.map(({ value }) => ({ value, label: labelOf(value) }));
  return (
    <div
      ref={frame}
      className="scroll-quiet relative flex min-h-0 flex-1 snap-x snap-mandatory overflow-x-auto bg-bg pt-2 sm:snap-none sm:gap-1 sm:px-[calc(var(--page)-8px)]"
    >
      {board.columns.map((column) => (
        <BoardColumn
          key={keyOf(column.value)}
          id={keyOf(column.value)}
          label={labelOf(column.value)}
          column={column}
          sums={board.sums}
          landing={drag?.over === keyOf(column.value) && columnOf(board, drag.id)?.value !== column.value}
          loading={loading === column.value}
          onMore={() => void loadMore(column.value)}
        >
          {(row) => (
            <BoardCard
              key={row.id}
              row={row}
              title={rowLabel(row)}
              columns={said}
              href={href?.(row)}
              onEdit={onEdit}
              movable={mayMove(row)}
              dragged={drag?.id === row.id}
              targets={targets}
              at={column.value}
              onMove={(to) => move(row, to)}
            />
          )}
        </BoardColumn>
      ))}
      <p id="list-board-help" className="sr-only">
        {t("lists.board.help")}
      </p>
    </div>
  );
}
