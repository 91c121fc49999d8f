import { type KeyboardEvent, useId, useRef } from "react";
import { useT } from "#app/shell/i18n.tsx";
import { Checkbox } from "#app/ui/checkbox.tsx";
import { cx } from "#app/ui/cx.ts";
import { RowHandle } from "#app/ui/row-handle.tsx";
import { useDragRow, useReorder } from "#app/ui/use-reorder.ts";
import type { LayoutColumn } from "./layout.tsx";

type Props = { columns: readonly LayoutColumn[]; onChange: (columns: LayoutColumn[]) => void };

/** Which columns a list has, and in what order. The first one always is. */
export function ColumnOrder({ columns, onChange }: Props) {
  const t = useT();
  const id = useId();
  const fixed = columns.filter((column) => column.fixed);
  const movable = columns.filter((column) => !column.fixed);
  const { ordered, list, said, rowOf } = useReorder(movable, async (ids) => {
    onChange([...fixed, ...ids.flatMap((one) => movable.find((column) => column.id === one) ?? [])]);
    return true;
  });
  const toggle = (wanted: string) =>
    onChange(columns.map((column) => (column.id === wanted ? { ...column, shown: !column.shown } : column)));
  return (
    <section aria-labelledby={id}>
      <h2 id={id} className="font-semibold text-md">
        {t("shape.layout.columns")}
      </h2>
      <p className="max-w-prose pb-2 text-sm text-text-2">{t("shape.layout.columnsText")}</p>
      <ol ref={list} className="rounded-xl border border-line bg-panel py-1.5 shadow-sm">
        {ordered.map((column) => (
          <ColumnRow key={column.id} column={column} onToggle={() => toggle(column.id)} {...rowOf(column)} />
        ))}
      </ol>
      <p role="status" aria-live="assertive" className="sr-only">
        {said}
      </p>
    </section>
  );
}

type RowProps = {
  column: LayoutColumn;
  carried: boolean;
  onKeyDown: (event: KeyboardEvent) => void;
  onToggle: () => void;
};

function ColumnRow({ column: { id, name, shown }, carried, onKeyDown, onToggle }: RowProps) {
  const t = useT();
  const row = useRef<HTMLLIElement>(null);
  const handle = useRef<HTMLButtonElement>(null);
  useDragRow(row, handle, id);
  return (
    <li
      ref={row}
      data-column={id}
      className={cx("flex min-h-9 items-center gap-1.5 px-2.5", carried && "bg-brand-soft")}
    >
      <RowHandle ref={handle} label={t("shape.layout.move", { name })} {...{ carried, onKeyDown }} />
      <Checkbox className="min-w-0 flex-1" label={name} checked={shown} onChange={onToggle} />
    </li>
  );
}
