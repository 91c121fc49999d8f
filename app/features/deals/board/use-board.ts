import { useCallback, useEffect, useEffectEvent, useMemo, useState } from "react";
import { useRevalidator } from "react-router";
import { useT } from "#app/shell/i18n.tsx";
import { useApi } from "#app/shell/use-api.ts";
import { toast } from "#app/ui/toast.ts";
import { type Asked, isAsking } from "../use-deal-verbs.ts";
import { type Board, type Deal, type Move, moved } from "./board-state.ts";

type Longer = Record<string, { data: Deal[]; next: string | null }>;
type DealPage = { data: Deal[]; page: { next: string | null; total: number } };
const MOST = 200;

/** A move on its way, and with which version it was saved; seen until a board arrives that knows it. */
type Underway = { move: Move; saved?: number };

/**
 * The board as it is seen: what the server said, the cards loaded after the first, and moves that are under way. While a
 * card is held nothing shifts under it; what changed elsewhere shows when it is let go.
 */
export function useBoard(fresh: Board, query: string, onAsked: (asked: Asked<Deal>) => void) {
  const t = useT();
  const api = useApi();
  const { revalidate } = useRevalidator();
  const [held, setHeld] = useState<Board>();
  const [moves, setMoves] = useState<readonly Underway[]>([]);
  const { whole, loadMore, loading } = useLonger(fresh, query);
  const pending = moves.filter((one) => !isOver(one, fresh));
  if (pending.length < moves.length) setMoves(pending);
  const board = useMemo(() => moves.reduce((seen, { move }) => moved(seen, move), held ?? whole), [moves, held, whole]);
  const commit = useCallback(
    async (move: Move) => {
      const { deal, stageId, beforeId, afterId } = move;
      const one: Underway = { move };
      setMoves((all) => [...all.filter((other) => other.move.deal.id !== deal.id), one]);
      const body = { stageId, beforeId, afterId };
      const { output, refused } = await api<Deal>(`POST /deals/${deal.id}/move`, { body, quiet: true });
      if (refused && isAsking(refused)) onAsked({ deal, move: body, refused });
      else if (refused) toast({ title: t("deals.moveFailed", { name: deal.name }), text: refused.detail, tone: "bad" });
      setMoves((all) =>
        all.flatMap((other) => (other !== one ? [other] : output ? [{ move, saved: output.version }] : [])),
      );
      await revalidate();
    },
    [api, revalidate, onAsked, t],
  );
  return { board, hold: () => setHeld(board), release: () => setHeld(undefined), commit, loadMore, loading };
}

/** A card that is not among the first any more has been taken along by whatever the board says. */
function isOver({ move, saved }: Underway, fresh: Board): boolean {
  if (saved === undefined) return false;
  const card = fresh.stages.flatMap((stage) => stage.cards.data).find((deal) => deal.id === move.deal.id);
  return card === undefined || card.version >= saved;
}

/** Cards after the first ones of a stage; read again whenever the board is. */
function useLonger(fresh: Board, query: string) {
  const api = useApi();
  const [longer, setLonger] = useState<Longer>({});
  const [loading, setLoading] = useState<string>();
  const read = async (stageId: string, more: string, signal?: AbortSignal) => {
    const { output } = await api<DealPage>(
      `GET /deals?sort=position&filter[status]=open&filter[stageId]=${stageId}${more}${query}`,
      signal ? { quiet: true, signal } : {},
    );
    return output;
  };
  const again = useEffectEvent(async (signal: AbortSignal) => {
    for (const [stageId, { data }] of Object.entries(longer)) {
      const part = await read(stageId, `&limit=${Math.min(MOST, data.length)}`, signal);
      if (part && !signal.aborted)
        setLonger((all) => ({ ...all, [stageId]: { data: part.data, next: part.page.next } }));
    }
  });
  // biome-ignore lint/correctness/useExhaustiveDependencies: a fresh board is the reason
  useEffect(() => {
    const stop = new AbortController();
    void again(stop.signal);
    return () => stop.abort();
  }, [fresh]);
  const whole = useMemo(() => withLonger(fresh, longer), [fresh, longer]);
  const loadMore = async (stageId: string) => {
    const cards = whole.stages.find((stage) => stage.id === stageId)?.cards;
    if (!cards?.page.next || loading) return;
    setLoading(stageId);
    const part = await read(stageId, `&limit=50&cursor=${encodeURIComponent(cards.page.next)}`);
    if (part)
      setLonger((all) => ({ ...all, [stageId]: { data: [...cards.data, ...part.data], next: part.page.next } }));
    setLoading(undefined);
  };
  return { whole, loadMore, loading };
}

/** A card stands where the fresh board has it; the longer lists only add what is below. */
function withLonger(fresh: Board, longer: Longer): Board {
  if (Object.keys(longer).length === 0) return fresh;
  const first = new Set(fresh.stages.flatMap((stage) => stage.cards.data.map((deal) => deal.id)));
  const stages = fresh.stages.map((stage) => {
    const more = longer[stage.id];
    if (!more) return stage;
    const data = [...stage.cards.data, ...more.data.filter((deal) => !first.has(deal.id))];
    return { ...stage, cards: { data, page: { ...stage.cards.page, next: more.next } } };
  });
  return { ...fresh, stages };
}
