import { expect, test } from "vitest";
import { cronMatches } from "./cron.ts";

const at = (text: string) => Date.parse(`${text}Z`);

test.each([
  ["* * * * *", "2026-11-22T18:51:44", true],
  ["*/5 * * * *", "2026-11-22T18:50:00", true],
  ["*/5 * * * *", "2026-11-22T18:51:00", false],
  ["7/20 * * * *", "2026-11-22T18:47:00", true],
  ["0 3 * * *", "2026-11-22T03:00:59", true],
  ["0 3 * * *", "2026-11-22T04:00:00", false],
  ["0,30 8-17 * * 1-5", "2026-11-23T17:30:00", true],
  ["0,30 8-17 * * 1-5", "2026-11-22T17:30:00", false],
  ["0 0 * * 7", "2026-11-22T00:00:00", true],
  ["0 0 * * 0", "2026-11-22T00:00:00", true],
  ["0 0 29 2 *", "2028-02-29T00:00:00", true],
  ["0 0 1 * *", "2026-11-30T00:00:00", false],
  // Both restricted: either day will do.
  ["0 0 13 * 5", "2026-11-20T00:00:00", true],
  ["0 0 13 * 5", "2026-12-13T00:00:00", true],
  ["0 0 13 * 5", "2026-12-14T00:00:00", false],
  ["0 0 */2 * 1", "2026-11-23T00:00:00", true],
  ["0 0 */2 * 1", "2026-11-30T00:00:00", false],
])("%s at %s: %s", (cron, time, matches) => {
  expect(cronMatches(cron, at(time))).toBe(matches);
});

test.each([
  "",
  "* * * *",
  "* * * * * *",
  "60 * * * *",
  "* 24 * * *",
  "* * 0 * *",
  "*/0 * * * *",
  "5-1 * * * *",
  "a * * * *",
  "-1 * * * *",
  "1,,2 * * * *",
])("%j is refused", (cron) => {
  expect(() => cronMatches(cron, 0)).toThrow("Not a cron expression");
});
