import { expect, test } from "vitest";
import { type Board, columnOf, withMore, withMove } from "./board-state.ts";

const row = (id: string, version = 1) => ({ id, version });
const part = (ids: string[], total = ids.length, next: string | null = null) => ({
  data: ids.map((id) => row(id)),
  page: { next, total },
});
const board: Board<{ id: string; version: number }> = {
  by: "kind",
  sums: [],
  columns: [
    { value: "a", part: part(["1", "2"], 10, "x") },
    { value: "b", part: part(["3"]) },
    { value: null, part: part([]) },
  ],
};
const seen = (one: typeof board) =>
  one.columns.map((column) => [column.part.data.map(({ id }) => id).join(), column.part.page.total]);

test("a card goes on top of its new column, and the counts with it", () => {
  expect(seen(withMove(board, { row: row("2"), to: "b" }))).toEqual([
    ["1", 9],
    ["2,3", 2],
    ["", 0],
  ]);
  expect(seen(withMove(board, { row: row("3"), to: null }))).toEqual([
    ["1,2", 10],
    ["", 0],
    ["3", 1],
  ]);
});

test("a card that is there already stays where it is, as it is since", () => {
  const next = withMove(board, { row: row("2", 5), to: "a" });
  expect([seen(next), columnOf(next, "2")?.part.data[1]?.version]).toEqual([seen(board), 5]);
});

test("rows after the first ones come once, and not where they stand elsewhere by now", () => {
  const more = new Map([["a", { data: [row("2"), row("3"), row("4")], next: null }]]);
  const longer = withMore(board, more);
  expect(seen(longer)[0]).toEqual(["1,2,4", 10]);
  expect(longer.columns[0]?.part.page.next).toBeNull();
});

test("what a card is worth goes along, in its currency, and what others are worth stays", () => {
  const worth = (id: string, amountMinor: number, currency: string, gun: number | null) => ({
    ...row(id),
    amountMinor,
    currency,
    custom: { gun },
  });
  const [one, other] = [worth("1", 100, "TRY", 0.5), worth("2", 30, "EUR", null)];
  const sum = (field: string, currency: string | null, value: number) => ({ field, currency, value });
  const sums = [sum("amountMinor", "EUR", 30), sum("amountMinor", "TRY", 900), sum("custom.gun", null, 2)];
  const before = {
    by: "kind",
    sums: [
      { id: "amountMinor", money: true },
      { id: "custom.gun", money: false },
    ],
    columns: [
      { value: "a", part: { data: [one, other], page: { next: "x", total: 9, sums } } },
      { value: "b", part: { data: [], page: { next: null, total: 0, sums: [] } } },
    ],
  };
  const after = withMove(withMove(before, { row: one, to: "b" }), { row: other, to: "b" });
  expect(after.columns.map(({ part }) => part.page.sums)).toEqual([
    [sum("amountMinor", "EUR", 0), sum("amountMinor", "TRY", 800), sum("custom.gun", null, 1.5)],
    [sum("amountMinor", "TRY", 100), sum("custom.gun", null, 0.5), sum("amountMinor", "EUR", 30)],
  ]);
});
