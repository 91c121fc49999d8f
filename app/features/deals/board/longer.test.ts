import { describe, expect, it } from "vitest";
import type { Board, Deal } from "./board-state.ts";
import { type Longer, staled, wanted, whole, withPart } from "./longer.ts";

const deals = (from: number, to: number) =>
  Array.from({ length: to - from }, (_, at) => ({ id: String(from + at), stageId: "a" }) as Deal);
const board = (count: number, next: string | null = "c50"): Board => ({
  id: "p",
  name: "p",
  stages: [
    {
      ...{
        id: "a",
        name: "a",
        probability: 1,
        position: 0,
        rottingDays: null,
        required: [],
        forecastCategory: "pipeline",
        sums: [],
      },
      cards: { data: deals(0, count), page: { next, total: 300 } },
    },
  ],
});
const part = (from: number, to: number, next: string | null = `c${to}`) => ({
  after: `c${from}`,
  data: deals(from, to),
  next,
});
const read = (...parts: ReturnType<typeof part>[]) =>
  parts.reduce<Longer>((all, one, at) => withPart(all, "a", at, one), {});

describe("a long column", () => {
  it("reads on when its end comes into sight, and not before", () => {
    const longer = read(part(50, 150));
    expect(wanted(board(50), {}, "a", [0, 10])).toBeNull();
    expect(wanted(board(50), {}, "a", [15, 25])).toEqual({ at: 0, after: "c50" });
    expect(wanted(board(50), longer, "a", [90, 110])).toBeNull();
    expect(wanted(board(50), longer, "a", [110, 130])).toEqual({ at: 1, after: "c150" });
    expect(wanted(board(50), read(part(50, 150, null)), "a", [140, 149])).toBeNull();
    expect(wanted(board(50, null), {}, "a", [40, 49])).toBeNull();
  });

  it("reads again what is in sight once the board has changed, the rest when it gets there", () => {
    const old = staled(read(part(50, 150), part(150, 250), part(250, 300, null)), board(50, "new"));
    expect(wanted(board(50, "new"), old, "a", [190, 210])).toEqual({ at: 1, after: "c150" });
    expect(wanted(board(50, "new"), old, "a", [60, 80])).toEqual({ at: 0, after: "new" });
    const fresh = withPart(old, "a", 0, { ...part(50, 150), after: "new", next: "c151" });
    expect(fresh.a?.map(({ after, stale }) => [after, stale])).toEqual([
      ["new", false],
      ["c151", true],
      ["c250", true],
    ]);
    expect(withPart(old, "a", 0, part(50, 150, null)).a).toHaveLength(1);
    expect(staled(old, board(20, null))).toEqual({});
  });

  it("shows each card once, in its order", () => {
    const seen = whole(board(50), read(part(48, 150), part(150, 300, null)));
    expect(seen.stages[0]?.cards.data.map(({ id }) => Number(id))).toEqual(Array.from({ length: 300 }, (_, at) => at));
    expect(seen.stages[0]?.cards.page).toEqual({ next: null, total: 300 });
  });
});
