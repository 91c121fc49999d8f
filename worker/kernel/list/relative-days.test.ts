import { expect, test } from "vitest";
import { daysOf, isRelative, NAMED_DAYS } from "./relative-days.ts";

// A Monday is the first day of its week, a Sunday the last.
test.each([
  ["today", "2026-11-22", "2026-11-22", "2026-11-22"],
  ["yesterday", "2026-03-01", "2026-02-28", "2026-02-28"],
  ["tomorrow", "2026-12-31", "2027-01-01", "2027-01-01"],
  ["this_week", "2026-11-22", "2026-11-16", "2026-11-22"],
  ["this_week", "2026-11-23", "2026-11-23", "2026-11-29"],
  ["last_week", "2026-11-23", "2026-11-16", "2026-11-22"],
  ["next_week", "2026-12-30", "2027-01-04", "2027-01-10"],
  ["this_month", "2024-02-10", "2024-02-01", "2024-02-29"],
  ["last_month", "2026-01-31", "2025-12-01", "2025-12-31"],
  ["next_month", "2026-01-31", "2026-02-01", "2026-02-28"],
  ["this_quarter", "2026-11-22", "2026-10-01", "2026-12-31"],
  ["last_quarter", "2026-01-01", "2025-10-01", "2025-12-31"],
  ["next_quarter", "2026-11-22", "2027-01-01", "2027-03-31"],
  ["last_year", "2026-11-22", "2025-01-01", "2025-12-31"],
  ["last_30_days", "2026-11-22", "2026-10-24", "2026-11-22"],
  ["next_7_days", "2026-11-28", "2026-11-28", "2026-12-04"],
  ["last_1_days", "2026-11-22", "2026-11-22", "2026-11-22"],
])("%s on %s: %s to %s", (word, today, from, to) => {
  expect(daysOf(word, today)).toEqual([from, to]);
});

test("knows its own words and no others", () => {
  for (const word of NAMED_DAYS) expect([isRelative(word), daysOf(word, "2026-11-22").length]).toEqual([true, 2]);
  for (const word of ["", "last_days", "last_0_days", "last_10000_days", "next_-1_days", "ever", "this_day"])
    expect(isRelative(word)).toBe(false);
});
