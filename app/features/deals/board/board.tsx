import { Check, ExternalLink, Pencil, Trophy, XCircle } from "lucide-react";
import { useRef, useState } from "react";
import { useT } from "#app/shell/i18n.tsx";
import { useMe } from "#app/shell/use-me.ts";
import type { Landing } from "#app/ui/drag-cards.ts";
import type { MenuItem } from "#app/ui/menu.tsx";
import { toast } from "#app/ui/toast.ts";
import { useDrags } from "#app/ui/use-drag-cards.ts";
import { type Asked, useDealVerbs } from "../use-deal-verbs.ts";
import { type Board as BoardData, type Deal, moveTo, type Place, placeOf } from "./board-state.ts";
import { Card } from "./card.tsx";
import { Column } from "./column.tsx";
import { StageTabs } from "./stage-tabs.tsx";
import { useBoard } from "./use-board.ts";
import { useBoardKeys } from "./use-board-keys.ts";

type Props = {
  fresh: BoardData;
  /** What narrows the cards, as the address has it: `&q=…&filter[…]=…`. */
  query: string;
  onAdd: ((stageId: string) => void) | undefined;
  onEdit: (deal: Deal) => void;
  onLose: (deal: Deal) => void;
  onAsked: (asked: Asked<Deal>) => void;
};

/** Deals by stage: moved with the pointer, by keyboard, or through each card's menu. */
export function Board({ fresh, query, onAdd, onEdit, onLose, onAsked }: Props) {
  const t = useT();
  const frame = useRef<HTMLDivElement>(null);
  const { may } = useMe();
  const verbs = useDealVerbs();
  const { board, hold, release, commit, look } = useBoard(fresh, query, onAsked);
  const mayMove = (deal: Deal) => may("deals:write", deal);
  const keys = useBoardKeys(frame, board, {
    hold,
    release,
    commit: (move) => void commit(move),
    mayMove,
    edit: onEdit,
  });
  const [drag, setDrag] = useState<{ dealId: string; over: Place | undefined }>();
  const dealOf = (id: string) => board.stages.flatMap((stage) => stage.cards.data).find((deal) => deal.id === id);
  useDrags(frame, {
    start: (dealId) => {
      keys.cancel();
      hold();
      setDrag({ dealId, over: undefined });
    },
    over: (landing) => {
      const over = placeAt(landing);
      setDrag((now) => now && (same(now.over, over) ? now : { ...now, over }));
    },
    drop: (dealId, landing) => {
      const place = placeAt(landing);
      setDrag(undefined);
      release();
      const deal = dealOf(dealId);
      if (deal && place && !same(placeOf(board, dealId), place)) void commit(moveTo(board, deal, place));
    },
  });
  const send = (deal: Deal, stageId: string) => {
    void commit(moveTo(board, deal, { stageId, index: 0 }));
    const stage = board.stages.find((one) => one.id === stageId)?.name ?? "";
    if (stageId !== deal.stageId)
      toast({
        title: t("deals.movedTo", { name: deal.name, stage }),
        undo: () => void commit(moveTo(board, deal, placeOf(board, deal.id) ?? { stageId: deal.stageId, index: 0 })),
      });
  };
  const menuOf = (deal: Deal): MenuItem[] => [
    { label: t("deals.open"), icon: ExternalLink, to: `/deals/${deal.id}` },
    ...(mayMove(deal)
      ? ([
          { label: t("deals.quickEdit"), icon: Pencil, shortcut: "E", onSelect: () => onEdit(deal) },
          "separator",
          { label: t("deals.win"), icon: Trophy, onSelect: () => void verbs.win(deal) },
          { label: t("deals.lose"), icon: XCircle, onSelect: () => onLose(deal) },
          "separator",
          { heading: t("deals.moveTo") },
          ...board.stages.map((stage) => ({
            label: stage.name,
            ...(stage.id === deal.stageId ? { icon: Check, disabled: true } : {}),
            onSelect: () => send(deal, stage.id),
          })),
        ] satisfies MenuItem[])
      : []),
  ];
  return (
    <>
      <StageTabs stages={board.stages} frame={frame} />
      <div
        ref={frame}
        className="scroll-quiet relative flex min-h-0 flex-1 snap-x snap-mandatory overflow-x-auto bg-bg pt-2 sm:snap-none sm:gap-1 sm:px-[calc(var(--page)-8px)]"
      >
        {keys.shown.stages.map((stage) => {
          const first = stage.cards.data.some((deal) => deal.id === keys.active)
            ? keys.active
            : stage.cards.data[0]?.id;
          return (
            <Column
              key={stage.id}
              stage={stage}
              landing={drag?.over?.stageId === stage.id ? drag.over.index : undefined}
              dragged={drag?.dealId}
              onAdd={onAdd && (() => onAdd(stage.id))}
              onSeen={look}
            >
              {(deal, at, place) => (
                <Card
                  key={deal.id}
                  deal={deal}
                  at={at}
                  place={place}
                  reachable={deal.id === first}
                  movable={mayMove(deal)}
                  state={deal.id === keys.carried ? "carried" : deal.id === drag?.dealId ? "dragged" : "still"}
                  menu={menuOf(deal)}
                  onFocus={() => keys.setActive(deal.id)}
                  onKeyDown={(event) => keys.onKeyDown(event, deal)}
                />
              )}
            </Column>
          );
        })}
      </div>
      <p id="board-help" className="sr-only">
        {t("deals.help")}
      </p>
      <p role="status" aria-live="assertive" className="sr-only">
        {keys.said}
      </p>
    </>
  );
}

function placeAt(landing: Landing | undefined): Place | undefined {
  return landing && { stageId: landing.columnId, index: landing.index };
}

function same(one: Place | undefined, other: Place | undefined): boolean {
  return one?.stageId === other?.stageId && one?.index === other?.index;
}
