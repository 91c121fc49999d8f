import { expect, test } from "vitest";
import { deedsOf } from "./bulk-deeds.ts";

type Row = { id: string; ownerId: string | null };

test("a change leaves alone what is already so, and goes back to what each row had", () => {
  const { step, back, right } = deedsOf<Row>("deals").change(
    () => ({ ownerId: "b" }),
    (row) => ({ ownerId: row.ownerId }),
  );
  expect(right).toBe("deals:write");
  expect(step({ id: "1", ownerId: "a" })).toEqual({ route: "PATCH /deals/1", body: { ownerId: "b" } });
  expect(step({ id: "2", ownerId: "b" })).toBeUndefined();
  expect(back?.({ id: "3", ownerId: null })).toEqual({ route: "PATCH /deals/3", body: { ownerId: null } });
});

test("a verb is undone by its opposite", () => {
  const { step, back } = deedsOf<Row>("tasks").verb("complete", "reopen");
  const row = { id: "1", ownerId: null };
  expect([step(row)?.route, back?.(row)?.route]).toEqual(["POST /tasks/1/complete", "POST /tasks/1/reopen"]);
});
