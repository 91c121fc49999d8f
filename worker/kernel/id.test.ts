import { expect, test } from "vitest";
import { isId, newId, timeOf } from "./id.ts";

const now = Date.UTC(2026, 10, 22, 9, 30);

test("an id carries version, variant and its time", () => {
  const id = newId(now);
  expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  expect(timeOf(id)).toBe(now);
  expect(timeOf("017f22e2-79b0-7cc3-98c4-dc0c0c07398f")).toBe(Date.UTC(2022, 1, 22, 19, 22, 22)); // RFC 9562, A.6
});

test("ids of one millisecond differ and sort as made, also past the counter's end", () => {
  const ids = Array.from({ length: 20_000 }, () => newId(now));
  expect(new Set(ids).size).toBe(ids.length);
  expect(ids.toSorted()).toEqual(ids);
  expect(timeOf(ids.at(-1) ?? "")).toBeLessThan(now + 11);
});

test("order survives a small step back of the clock, and a later millisecond sorts after", () => {
  const ids = [now + 5000, now + 4990, now + 5000, now + 5001].map(newId);
  expect(ids.toSorted()).toEqual(ids);
});

test("a date long past is taken as asked", () => {
  newId(now);
  const past = Date.UTC(2025, 0, 1);
  expect(timeOf(newId(past))).toBe(past);
  expect(timeOf(newId(0))).toBe(0);
});

test("the random part uses all its bits", () => {
  let ones = 0n;
  let zeros = 0n;
  const all = (1n << 62n) - 1n;
  for (let i = 0; i < 500; i++) {
    const tail = BigInt(`0x${newId(now).slice(19).replaceAll("-", "")}`) & all;
    ones |= tail;
    zeros |= ~tail & all;
  }
  expect([ones, zeros]).toEqual([all, all]);
});

test.each([
  "",
  "017f22e2-79b0-4cc3-98c4-dc0c0c07398f",
  "017f22e2-79b0-7cc3-c8c4-dc0c0c07398f",
  "017F22E2-79B0-7CC3-98C4-DC0C0C07398F",
  "017f22e279b07cc398c4dc0c0c07398f",
  "017f22e2-79b0-7cc3-98c4-dc0c0c07398f\n",
  " 017f22e2-79b0-7cc3-98c4-dc0c0c07398f",
])("%j is no id", (text) => {
  expect(isId(text)).toBe(false);
});
test("a well-formed one is", () => {
  expect(isId("017f22e2-79b0-7cc3-98c4-dc0c0c07398f")).toBe(true);
});
