import { expect, it } from "vitest";
import { momentOf, partsOf } from "./wall-time.ts";

const zones = ["Europe/Istanbul", "Europe/Berlin", "America/New_York", "Pacific/Auckland"];

it("is the last minute of the day without a time", () => {
  expect(momentOf("2026-11-22", "", "Europe/Istanbul")).toBe("2026-11-22T20:59:00.000Z");
  expect(partsOf("2026-11-22T20:59:00.000Z", "Europe/Istanbul")).toEqual({ day: "2026-11-22", time: "" });
});

it.each(zones)("says the same day and time again in %s, also when clocks change", (zone) => {
  for (const day of ["2026-03-29", "2026-10-25", "2026-11-01", "2026-03-08", "2026-04-05", "2026-07-01"])
    for (const time of ["", "00:00", "09:30", "23:00"])
      expect(partsOf(momentOf(day, time, zone) ?? "", zone)).toEqual({ day, time });
});

it("knows no day in other text, and no zone in other names", () => {
  expect(momentOf("31 Kasım", "", "Europe/Istanbul")).toBeUndefined();
  expect(momentOf("2026-13-40", "", "Europe/Istanbul")).toBeUndefined();
  expect(momentOf("2026-11-22", "", "Nowhere/Land")).toBeUndefined();
});
