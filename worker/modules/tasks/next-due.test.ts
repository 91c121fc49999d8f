import { expect, test } from "vitest";
import type { Repeats } from "./contract.ts";
import { anchored, nextDue } from "./next-due.ts";

const zone = "Europe/Istanbul";
const at = (day: string, time = "09:00") => new Date(`${day}T${time}:00+03:00`).toISOString();
const every = (unit: Repeats["unit"], more: Partial<Repeats> = {}): Repeats => ({
  every: 1,
  unit,
  from: "due",
  ...more,
});

test.each<[string, Repeats, string, string, string | null]>([
  ["tomorrow", every("day"), "2026-11-23", "2026-11-23", "2026-11-24"],
  ["after its own day, though done before it", every("day"), "2026-11-25", "2026-11-23", "2026-11-26"],
  ["today, when it is late", every("day"), "2026-11-20", "2026-11-23", "2026-11-23"],
  ["in its rhythm, when it is late", every("day", { every: 3 }), "2026-11-18", "2026-11-23", "2026-11-24"],
  ["three days after it was done", every("day", { every: 3, from: "done" }), "2026-11-18", "2026-11-23", "2026-11-26"],
  ["in two weeks", every("week", { every: 2 }), "2026-11-23", "2026-11-23", "2026-12-07"],
  ["on Thursday", every("week", { weekdays: [1, 4] }), "2026-11-23", "2026-11-23", "2026-11-26"],
  [
    "on Monday of the week after next",
    every("week", { every: 2, weekdays: [4, 1] }),
    "2026-11-26",
    "2026-11-26",
    "2026-12-07",
  ],
  ["on the last day of February", every("month", { day: 31 }), "2027-01-31", "2027-01-31", "2027-02-28"],
  ["on the 31st again", every("month", { day: 31 }), "2027-02-28", "2027-02-28", "2027-03-31"],
  ["in a leap year", every("year", { day: 29 }), "2027-02-28", "2027-02-28", "2028-02-29"],
  ["a month after it was done", every("month", { from: "done", day: 5 }), "2026-11-05", "2026-11-23", "2026-12-23"],
  ["on the last day", every("week", { until: "2026-11-30" }), "2026-11-23", "2026-11-23", "2026-11-30"],
  ["never again", every("week", { until: "2026-11-29" }), "2026-11-23", "2026-11-23", null],
])("the next one is due %s", (_, repeats, due, done, expected) => {
  expect(nextDue({ repeats, dueAt: at(due) }, Date.parse(at(done, "18:00")), zone)).toBe(expected && at(expected));
});

test("the time of the day stays where clocks are changed", () => {
  const due = "2026-10-24T07:00:00.000Z";
  expect(nextDue({ repeats: every("day"), dueAt: due }, Date.parse(due), "Europe/Berlin")).toBe(
    "2026-10-25T08:00:00.000Z",
  );
});

test("what does not repeat, or is not due, has no next one", () => {
  expect(nextDue({ repeats: null, dueAt: at("2026-11-23") }, 0, zone)).toBeNull();
  expect(nextDue({ repeats: every("day"), dueAt: null }, 0, zone)).toBeNull();
});

test("months remember their day", () => {
  expect(anchored(every("month"), at("2027-01-31"), zone).day).toBe(31);
  expect(anchored(every("month", { day: 31 }), at("2027-02-28"), zone).day).toBe(31);
  expect(anchored(every("week"), at("2027-01-31"), zone)).toEqual(every("week"));
});
