import { describe, expect, it } from "vitest";
import { type Board, type Deal, moved, moveTo, others, placeOf, totals } from "./board-state.ts";

const deal = (id: string, stageId: string, amountMinor = 100, currency = "TRY") =>
  ({ id, stageId, amountMinor, currency, rotting: true }) as Deal;
const stage = (id: string, probability: number, cards: Deal[]) => ({
  id,
  name: id,
  probability,
  position: 0,
  rottingDays: null,
  required: [],
  forecastCategory: "pipeline" as const,
  sums:
    cards.length > 0 ? [{ currency: "TRY", amountMinor: cards.reduce((sum, card) => sum + card.amountMinor, 0) }] : [],
  cards: { data: cards, page: { next: null, total: cards.length } },
});
const board: Board = {
  id: "p",
  name: "p",
  stages: [
    stage("a", 10, [deal("1", "a"), deal("2", "a"), deal("3", "a")]),
    stage("b", 50, [deal("4", "b", 40)]),
    stage("c", 90, []),
  ],
};
const ids = (of: Board, at: number) => of.stages[at]?.cards.data.map((card) => card.id).join("");
const one = board.stages[0]?.cards.data[0] as Deal;

describe("moving a card", () => {
  it("within its stage changes the order and nothing else", () => {
    const after = moved(board, moveTo(board, one, { stageId: "a", index: 1 }));
    expect(ids(after, 0)).toBe("213");
    expect(after.stages[0]?.sums).toEqual(board.stages[0]?.sums);
    expect(after.stages[0]?.cards.page.total).toBe(3);
    expect(placeOf(after, "1")).toEqual({ stageId: "a", index: 1 });
  });

  it("to another stage takes its worth along, also into an empty one", () => {
    const below = moved(board, moveTo(board, one, { stageId: "b", index: 1 }));
    expect([ids(below, 0), ids(below, 1)]).toEqual(["23", "41"]);
    const empty = moved(board, moveTo(board, one, { stageId: "c", index: 0 }));
    expect(empty.stages.map(({ sums, cards }) => [sums[0]?.amountMinor ?? 0, cards.page.total])).toEqual([
      [200, 2],
      [40, 1],
      [100, 1],
    ]);
    expect(empty.stages[2]?.cards.data[0]).toMatchObject({ stageId: "c", stageName: "c", rotting: false });
  });

  it("holds when others move meanwhile, and doing it twice is doing it once", () => {
    const move = moveTo(board, one, { stageId: "b", index: 0 });
    expect(move).toMatchObject({ beforeId: "4" });
    const fresh = moved(board, moveTo(board, deal("4", "b", 40), { stageId: "c", index: 0 }));
    expect(ids(moved(fresh, move), 1)).toBe("1");
    expect(moved(moved(board, move), move)).toEqual(moved(board, move));
  });

  it("knows the neighbours", () => {
    expect(moveTo(board, one, { stageId: "a", index: 2 })).toMatchObject({ afterId: "3" });
    expect(moveTo(board, one, { stageId: "c", index: 0 })).toEqual({ deal: one, stageId: "c" });
    expect(others(board, "a", "2").map(({ id }) => id)).toEqual(["1", "3"]);
  });
});

describe("totals", () => {
  it("weigh each stage by its probability, per currency", () => {
    const mixed = moved(board, moveTo(board, deal("9", "x", 500, "EUR"), { stageId: "b", index: 0 }));
    expect(totals(mixed)).toEqual([
      { currency: "TRY", amountMinor: 340, weightedMinor: 50 },
      { currency: "EUR", amountMinor: 500, weightedMinor: 250 },
    ]);
  });
});
