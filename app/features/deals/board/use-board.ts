import { useCallback, useEffect, useEffectEvent, useMemo, useState } from "react";
import { useRevalidator } from "react-router";
import { useT } from "#app/shell/i18n.tsx";
import { useApi } from "#app/shell/use-api.ts";
import { toast } from "#app/ui/toast.ts";
import { type Board, type Deal, type Move, moved } from "./board-state.ts";

type Longer = Record<string, { data: Deal[]; next: string | null }>;
type DealPage = { data: Deal[]; page: { next: string | null; total: number } };
const MOST = 200;

/**
 * The board as it is seen: what the server said, the cards loaded after the first, and moves that are under way. While a
 * card is held nothing shifts under it; what changed elsewhere shows when it is let go.
 */
export function useBoard(fresh: Board, query: string) {
  const t = useT();
  const api = useApi();
  const { revalidate } = useRevalidator();
  const [held, setHeld] = useState<Board>();
  const [moves, setMoves] = useState<readonly Move[]>([]);
  const { whole, loadMore, loading } = useLonger(fresh, query);
  const board = useMemo(() => moves.reduce(moved, held ?? whole), [moves, held, whole]);

  const commit = useCallback(
    async (move: Move) => {
      const { deal, stageId, beforeId, afterId } = move;
      setMoves((all) => [...all.filter((other) => other.deal.id !== deal.id), move]);
      const { refused } = await api(`POST /deals/${deal.id}/move`, {
        body: { stageId, beforeId, afterId },
        quiet: true,
      });
      if (refused) toast({ title: t("deals.moveFailed", { name: deal.name }), text: refused.detail, tone: "bad" });
      else await revalidate();
      setMoves((all) => all.filter((other) => other !== move));
      if (refused) await revalidate();
    },
    [api, revalidate, t],
  );
  return { board, hold: () => setHeld(board), release: () => setHeld(undefined), commit, loadMore, loading };
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
