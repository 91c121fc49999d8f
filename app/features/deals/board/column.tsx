import { Plus } from "lucide-react";
import { Fragment, type ReactNode, useRef } from "react";
import { useFormat, useT } from "#app/shell/i18n.tsx";
import { Button } from "#app/ui/button.tsx";
import { cx } from "#app/ui/cx.ts";
import { IconButton } from "#app/ui/icon-button.tsx";
import { useDropOnColumn } from "#app/ui/use-drag-cards.ts";
import type { Deal, Stage } from "./board-state.ts";

type Props = {
  stage: Stage;
  /** Where a dragged card would land, among the others. */
  landing: number | undefined;
  dragged: string | undefined;
  onAdd: (() => void) | undefined;
  onMore: () => void;
  loading: boolean;
  children: (deal: Deal) => ReactNode;
};

/** A stage: what is in it, what that is worth, and its cards. Scrolls by itself; as wide as the screen on phones. */
export function Column({ stage, landing, dragged, onAdd, onMore, loading, children }: Props) {
  const t = useT();
  const format = useFormat();
  const frame = useRef<HTMLElement>(null);
  useDropOnColumn(frame, stage.id);
  const { data, page } = stage.cards;
  const rest = Math.max(0, page.total - data.length);
  const resting = data.filter((deal) => deal.id !== dragged);
  const line = <li aria-hidden="true" className="-my-1.25 h-0.5 shrink-0 rounded-full bg-brand" />;
  return (
    <section
      ref={frame}
      data-stage={stage.id}
      aria-label={stage.name}
      className={cx(
        "flex min-h-0 w-full shrink-0 snap-start flex-col px-(--page) sm:w-auto sm:min-w-56 sm:max-w-96 sm:flex-1 sm:rounded-xl sm:px-1.5",
        landing !== undefined && "sm:bg-brand-soft",
      )}
    >
      <header className="flex min-h-9 items-center gap-2 px-1">
        <h2 className="min-w-0 truncate font-semibold text-sm" title={stage.name}>
          {stage.name}
        </h2>
        <span className="num text-sm text-text-3">
          <span aria-hidden="true">{format.number(page.total)}</span>
          <span className="sr-only">{t("deals.cards", { count: page.total })}</span>
        </span>
        <Worth sums={stage.sums} />
        {onAdd && (
          <IconButton
            icon={Plus}
            size="small"
            aria-label={`${t("deals.newTitle")} · ${stage.name}`}
            onClick={onAdd}
            className="-mr-1"
          />
        )}
      </header>
      <ul
        data-cards
        className="scroll-quiet flex min-h-24 flex-1 flex-col gap-2 overflow-y-auto overscroll-y-contain px-0.5 pt-0.5 pb-4"
      >
        {data.length === 0 && landing === undefined && (
          <li className="rounded-lg border border-line border-dashed px-3 py-6 text-center text-text-3">
            {t("deals.emptyStage")}
          </li>
        )}
        {data.map((deal) => (
          <Fragment key={deal.id}>
            {landing !== undefined && deal.id !== dragged && resting[landing]?.id === deal.id && line}
            {children(deal)}
          </Fragment>
        ))}
        {landing !== undefined && landing >= resting.length && line}
        {rest > 0 && page.next && (
          <li className="flex justify-center">
            <Button size="small" loading={loading} onClick={onMore}>
              {t("deals.more", { count: rest })}
            </Button>
          </li>
        )}
      </ul>
    </section>
  );
}

/** What the cards are worth; in short where several currencies share the line. */
function Worth({ sums }: Pick<Stage, "sums">) {
  const format = useFormat();
  const some = sums.filter(({ amountMinor }) => amountMinor > 0);
  const written = (compact: boolean) =>
    some
      .map(({ amountMinor, currency }) => format.money(amountMinor, currency, compact ? { compact } : { whole: true }))
      .join(" + ");
  return (
    <span className="num ml-auto min-w-0 shrink-[9] truncate text-sm text-text-3" title={written(false)}>
      {written(some.length > 1)}
    </span>
  );
}
