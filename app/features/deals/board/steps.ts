import { type Board, type Deal, others, type Place, placeOf } from "./board-state.ts";

/** One step over the board with an arrow key. */
export type Step = readonly [across: number, down: number];

export const steps: Readonly<Record<string, Step>> = {
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
};

/** Where a carried card gets to; it stops at the edges. */
export function stepped(board: Board, deal: Deal, place: Place, [across, down]: Step): Place {
  const at = board.stages.findIndex((stage) => stage.id === place.stageId) + across;
  const stage = board.stages[Math.min(board.stages.length - 1, Math.max(0, at))];
  if (!stage) return place;
  const room = others(board, stage.id, deal.id).length;
  return { stageId: stage.id, index: Math.min(room, Math.max(0, place.index + down)) };
}

/** The card one step on; across skips stages without cards. */
export function walked(board: Board, dealId: string, [across, down]: Step): string | undefined {
  const place = placeOf(board, dealId);
  if (!place) return undefined;
  let at = board.stages.findIndex((stage) => stage.id === place.stageId) + across;
  while (across !== 0 && board.stages[at]?.cards.data.length === 0) at += across;
  const cards = board.stages[at]?.cards.data ?? [];
  return cards[Math.min(cards.length - 1, Math.max(0, place.index + down))]?.id;
}
