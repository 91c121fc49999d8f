import type { OutputOf } from "#worker/kernel/context.ts";
import type { getBoard } from "#worker/modules/pipeline/index.ts";

export type Board = OutputOf<typeof getBoard>;
export type Stage = Board["stages"][number];
export type Deal = Stage["cards"]["data"][number];
type Sums = Stage["sums"];

/** A card on its way: to a stage, above or below a neighbour there; on top when it names none. */
export type Move = { deal: Deal; stageId: string; beforeId?: string; afterId?: string };

/** Where a card stands; `index` counts the other cards of the stage. */
export type Place = { stageId: string; index: number };

/** The cards of a stage without one of them. */
export function others(board: Board, stageId: string, dealId: string): Deal[] {
  return board.stages.find((stage) => stage.id === stageId)?.cards.data.filter((deal) => deal.id !== dealId) ?? [];
}

export function placeOf(board: Board, dealId: string): Place | undefined {
  for (const stage of board.stages) {
    const index = stage.cards.data.findIndex((deal) => deal.id === dealId);
    if (index >= 0) return { stageId: stage.id, index };
  }
  return undefined;
}

/** The move that brings a card to a place, in words that hold when other cards come and go meanwhile. */
export function moveTo(board: Board, deal: Deal, { stageId, index }: Place): Move {
  const rest = others(board, stageId, deal.id);
  const below = rest[index];
  const above = rest[index - 1];
  return { deal, stageId, ...(below ? { beforeId: below.id } : above ? { afterId: above.id } : {}) };
}

/** The board after a move: card, counts and worth of both stages. */
export function moved(board: Board, { deal, stageId, beforeId, afterId }: Move): Board {
  const from = placeOf(board, deal.id)?.stageId;
  const rest = others(board, stageId, deal.id);
  const before = rest.findIndex((card) => card.id === beforeId);
  const after = rest.findIndex((card) => card.id === afterId);
  const index = before >= 0 ? before : after + 1;
  const stages = board.stages.map((stage): Stage => {
    if (stage.id === stageId) {
      const card =
        stageId === deal.stageId
          ? deal
          : { ...deal, stageId, stageName: stage.name, probability: stage.probability, rotting: false };
      const cards = { ...stage.cards, data: rest.toSpliced(index, 0, card) };
      return from === stageId ? { ...stage, cards } : counted({ ...stage, cards }, deal, 1);
    }
    if (stage.id !== from) return stage;
    return counted(
      { ...stage, cards: { ...stage.cards, data: stage.cards.data.filter((card) => card.id !== deal.id) } },
      deal,
      -1,
    );
  });
  return { ...board, stages };
}

/** Total and weighted worth of everything on the board, per currency. */
export function totals(board: Board): { currency: string; amountMinor: number; weightedMinor: number }[] {
  const all = new Map<string, { amountMinor: number; weightedMinor: number }>();
  for (const { sums, probability } of board.stages) {
    for (const { currency, amountMinor } of sums) {
      const sum = all.get(currency) ?? { amountMinor: 0, weightedMinor: 0 };
      all.set(currency, {
        amountMinor: sum.amountMinor + amountMinor,
        weightedMinor: sum.weightedMinor + (amountMinor * probability) / 100,
      });
    }
  }
  return [...all].map(([currency, { amountMinor, weightedMinor }]) => ({
    currency,
    amountMinor,
    weightedMinor: Math.round(weightedMinor),
  }));
}

function counted(stage: Stage, deal: Deal, sign: 1 | -1): Stage {
  const { page } = stage.cards;
  return {
    ...stage,
    sums: summed(stage.sums, deal, sign),
    cards: { ...stage.cards, page: { ...page, total: page.total + sign } },
  };
}

function summed(sums: Sums, { currency, amountMinor }: Deal, sign: 1 | -1): Sums {
  const known = sums.some((sum) => sum.currency === currency) ? sums : [...sums, { currency, amountMinor: 0 }];
  return known.map((sum) =>
    sum.currency === currency ? { ...sum, amountMinor: sum.amountMinor + sign * amountMinor } : sum,
  );
}
