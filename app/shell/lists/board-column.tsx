import { type ReactNode, useRef } from "react";
import type { SumField } from "#app/shell/group-fields.ts";
import { useFormat, useT } from "#app/shell/i18n.tsx";
import { cx } from "#app/ui/cx.ts";
import { Pager } from "#app/ui/pager.tsx";
import { useDropOnColumn } from "#app/ui/use-drag-cards.ts";
import type { Card, Column } from "./board-state.ts";
import { Sum } from "./sum.tsx";

type Props = {
  id: string;
  label: string;
  column: Column<Card>;
  sums: readonly SumField[];
  /** A dragged card would land here. */
  landing: boolean;
  loading: boolean;
  onMore: () => void;
  children: (row: Card) => ReactNode;
};

/** A choice, how many have it, and their cards. Scrolls by itself; as wide as the screen on phones. */
export function BoardColumn({ id, label, column, sums, landing, loading, onMore, children }: Props) {
  const t = useT();
  const format = useFormat();
  const frame = useRef<HTMLElement>(null);
  useDropOnColumn(frame, id);
  const { data, page } = column.part;
  return (
    <section
      ref={frame}
      aria-label={label}
      className={cx(
        "flex min-h-0 w-[90%] shrink-0 snap-start flex-col px-(--page) sm:w-auto sm:min-w-60 sm:max-w-96 sm:flex-1 sm:rounded-xl sm:px-1.5",
        landing && "sm:bg-brand-soft",
      )}
    >
      <header className="flex min-h-9 items-center gap-2 px-1">
        <h2 className="min-w-0 truncate font-semibold text-sm" title={label}>
          {label}
        </h2>
        <span className="num text-sm text-text-3">
          <span aria-hidden="true">{format.number(page.total)}</span>
          <span className="sr-only">{t("ui.table.rows", { count: page.total })}</span>
        </span>
        {sums.map((field) => (
          <Sum key={field.id} field={field} sums={page.sums} className="ml-auto font-medium text-sm text-text-2" />
        ))}
      </header>
      <ul
        data-cards
        className="scroll-quiet flex min-h-24 flex-1 flex-col gap-2 overflow-y-auto overscroll-y-contain px-0.5 pt-0.5 pb-4"
      >
        {data.length === 0 && (
          <li className="rounded-lg border border-line border-dashed px-3 py-6 text-center text-text-3">
            {t("lists.board.empty")}
          </li>
        )}
        {data.map(children)}
        {page.next && (
          <li>
            <Pager shown={data.length} total={page.total} hasMore loading={loading} onMore={onMore} infinite />
          </li>
        )}
      </ul>
    </section>
  );
}
