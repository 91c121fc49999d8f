import { useCallback, useMemo, useRef, useState } from "react";
import { useRevalidator } from "react-router";
import { useT } from "#app/shell/i18n.tsx";
import { useApi } from "#app/shell/use-api.ts";
import { toast } from "#app/ui/toast.ts";
import { type Asked, isAsking } from "../use-deal-verbs.ts";
import { type Board, type Deal, type Move, moved } from "./board-state.ts";
import { useLonger } from "./use-longer.ts";

/** A move on its way, and with which version it was saved; seen until a board arrives that knows it. */
type Underway = { move: Move; saved?: number; since?: number };

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
  // While a card is held, what is known stays; only cards further down come in.
  const shown = held ?? fresh;
  const { whole, look, settled } = useLonger(shown, query);
  const pending = moves.filter((one) => !isOver(one, shown, settled));
  if (pending.length < moves.length) setMoves(pending);
  const board = useMemo(() => moves.reduce((seen, { move }) => moved(seen, move), whole), [moves, whole]);
  const rounds = useRef(settled);
  rounds.current = settled;
  const commit = useCallback(
    async (move: Move) => {
      const { deal, stageId, beforeId, afterId } = move;
      const one: Underway = { move };
      setMoves((all) => [...all.filter((other) => other.move.deal.id !== deal.id), one]);
      const body = { stageId, beforeId, afterId };
      const { output, refused } = await api<Deal>(`POST /deals/${deal.id}/move`, { body, quiet: true });
      if (refused && isAsking(refused)) onAsked({ deal, move: body, refused });
      else if (refused) toast({ title: t("deals.moveFailed", { name: deal.name }), text: refused.detail, tone: "bad" });
      const now = rounds.current;
      setMoves((all) =>
        all.flatMap((other) => (other !== one ? [other] : output ? [{ move, saved: output.version, since: now }] : [])),
      );
      await revalidate();
    },
    [api, revalidate, onAsked, t],
  );
  return { board, hold: () => setHeld(fresh), release: () => setHeld(undefined), commit, look };
}

/** A card that is not among the first ones is where it was put once all that is in sight was read again. */
function isOver({ move, saved, since = 0 }: Underway, fresh: Board, settled: number): boolean {
  if (saved === undefined) return false;
  const card = fresh.stages.flatMap((stage) => stage.cards.data).find((deal) => deal.id === move.deal.id);
  return card === undefined ? settled > since : card.version >= saved;
}
