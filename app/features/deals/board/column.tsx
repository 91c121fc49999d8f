import { Plus } from "lucide-react";
import { Fragment, type ReactNode, useRef } from "react";
import { useFormat, useT } from "#app/shell/i18n.tsx";
import { cx } from "#app/ui/cx.ts";
import { IconButton } from "#app/ui/icon-button.tsx";
import { onDemand } from "#app/ui/on-demand.tsx";
import { useDropOnColumn } from "#app/ui/use-drag-cards.ts";
import type { CardPlace } from "#app/ui/virtual-cards.tsx";
import type { Deal, Stage } from "./board-state.ts";
import type { Range } from "./longer.ts";

type Props = {
  stage: Stage;
  /** Where a dragged card would land, among the others. */
  landing: number | undefined;
  dragged: string | undefined;
  onAdd: (() => void) | undefined;
  onSeen: (stageId: string, range: Range) => void;
  children: (deal: Deal, at: number, place?: CardPlace) => ReactNode;
};

const VirtualCards = onDemand(
  async () => (await import("#app/ui/virtual-cards.tsx")).VirtualCards,
  ({ count, card }) => Array.from({ length: Math.min(count, FEW) }, (_, at) => card(at)),
);
const FEW = 50;

/** A stage: what is in it, what that is worth, and its cards. Scrolls by itself; as wide as the screen on phones. */
export function Column({ stage, landing, dragged, onAdd, onSeen, children }: Props) {
  const t = useT();
  const format = useFormat();
  const frame = useRef<HTMLElement>(null);
  useDropOnColumn(frame, stage.id);
  const { data, page } = stage.cards;
  const list = useRef<HTMLUListElement>(null);
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
        ref={list}
        data-cards
        className="scroll-quiet relative flex min-h-24 flex-1 flex-col gap-2 overflow-y-auto overscroll-y-contain px-0.5 pt-0.5 pb-4"
      >
        {data.length === 0 && landing === undefined && (
          <li className="rounded-lg border border-line border-dashed px-3 py-6 text-center text-text-3">
            {t("deals.emptyStage")}
          </li>
        )}
        {page.next !== null || data.length > FEW ? (
          <VirtualCards
            count={data.length}
            frame={list}
            keyOf={(at) => data[at]?.id ?? String(at)}
            card={(at, place) => data.slice(at, at + 1).map((deal) => children(deal, at, place))}
            kept={data.findIndex((deal) => deal.id === dragged)}
            line={landing === undefined ? undefined : data.findIndex((deal) => deal.id === resting[landing]?.id)}
            onSeen={(from, to) => onSeen(stage.id, [from, to])}
          />
        ) : (
          <>
            {data.map((deal, at) => (
              <Fragment key={deal.id}>
                {landing !== undefined && deal.id !== dragged && resting[landing]?.id === deal.id && line}
                {children(deal, at)}
              </Fragment>
            ))}
            {landing !== undefined && landing >= resting.length && line}
          </>
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
