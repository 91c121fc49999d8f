import { expect, test } from "vitest";
import { daysBetween, entriesOf, onDay, textIn, turned } from "./calendar-days.ts";

const zone = "Europe/Istanbul";
const due = { id: "dueAt", moments: true, settable: true };
const born = { id: "custom.gun", moments: false, settable: true };
const row = (id: string, more: object) => ({ id, version: 1, ...more });

test("records stand on the day of the reader's zone, by time", () => {
  const rows = [
    row("late", { dueAt: "2026-11-22T21:30:00.000Z" }),
    row("noon", { dueAt: "2026-11-23T09:00:00.000Z" }),
    row("never", { dueAt: null }),
    row("dawn", { dueAt: "2026-11-23T03:00:00.000Z" }),
  ];
  const entries = entriesOf(rows, due, zone);
  expect([...entries.keys()]).toEqual(["2026-11-23"]);
  expect(entries.get("2026-11-23")?.map(({ row: { id }, time }) => [id, time])).toEqual([
    ["late", "00:30"],
    ["dawn", "06:00"],
    ["noon", "12:00"],
  ]);
});

test("a day is a day, whatever the zone; fields of the agency's own as well", () => {
  const one = row("a", { custom: { gun: "2026-03-29" } });
  expect(textIn(one, born)).toBe("2026-03-29");
  expect([...entriesOf([one], born, "America/Los_Angeles").keys()]).toEqual(["2026-03-29"]);
  expect(onDay("2026-03-29", born, "2026-04-02", zone)).toBe("2026-04-02");
});

test("a moment that moves to another day keeps its time, also over a change of the clocks", () => {
  expect(onDay("2026-11-23T09:00:00.000Z", due, "2026-11-30", zone)).toBe("2026-11-30T09:00:00.000Z");
  expect(onDay("2026-03-20T08:00:00.000Z", due, "2026-03-30", "Europe/Berlin")).toBe("2026-03-30T07:00:00.000Z");
});

test("turns by months and weeks", () => {
  expect(turned({ span: "month", on: "2026-01-31" }, 1)).toBe("2026-02-01");
  expect(turned({ span: "month", on: "2026-01-31" }, -1)).toBe("2025-12-01");
  expect(turned({ span: "week", on: "2026-11-23" }, -1)).toBe("2026-11-16");
  expect(daysBetween("2026-02-27", "2026-03-02")).toEqual(["2026-02-27", "2026-02-28", "2026-03-01", "2026-03-02"]);
});
