import { expect, test, vi } from "vitest";
import { z } from "zod";
import { instant } from "./contract.ts";

const { answerBy } = await vi.importActual<typeof import("./answer-by.ts")>("./answer-by.ts");

const Row = z.object({ id: z.uuid(), at: instant.nullable(), note: z.string().optional(), tags: z.array(z.string()) });
const Page = z.object({ data: z.array(Row), seen: z.union([z.object({ n: z.number() }), z.null()]) });
const row = { id: "0190a0b1-c2d3-7e4f-90a0-b1c2d3e4f501", at: "2026-11-22T18:10:00.000Z", tags: ["a"] };

test("what the contract does not name stays here, however deep", () => {
  const value = { data: [{ ...row, secret: "s", place: "p" }], seen: { n: 1, secret: "s" }, secret: "s" };
  expect(answerBy(Page, value)).toEqual({ data: [row], seen: { n: 1 } });
});

test("moments leave in one spelling", () => {
  expect(answerBy(Row, { ...row, at: "2026-11-22T21:10:00+03:00" })).toEqual(row);
  expect(answerBy(Row, { ...row, at: null, note: undefined })).toEqual({ ...row, at: null });
});

test("what is no row, no list or no moment is an error of ours", () => {
  expect(() => answerBy(Page, { data: [null], seen: null })).toThrow(z.ZodError);
  expect(() => answerBy(Page, { data: {}, seen: null })).toThrow(z.ZodError);
  expect(() => answerBy(Row, { ...row, at: "yesterday" })).toThrow(z.ZodError);
});

test("conditions of a whole are still held", () => {
  const Pair = z.object({ from: z.number(), to: z.number() }).refine(({ from, to }) => from < to);
  expect(() => answerBy(Pair, { from: 2, to: 1 })).toThrow(z.ZodError);
});
