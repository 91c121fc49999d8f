import { describe, expect, it } from "vitest";
import { dueAtEndOf, dueWords } from "./due-day.ts";
import { createFormat } from "./format.ts";

describe("a due day", () => {
  it.each([
    ["2026-11-22", "Europe/Istanbul", "2026-11-22T20:59:00.000Z"],
    ["2026-01-05", "America/New_York", "2026-01-06T04:59:00.000Z"],
    ["2026-03-29", "Europe/Berlin", "2026-03-29T21:59:00.000Z"],
    ["2026-10-25", "Europe/Berlin", "2026-10-25T22:59:00.000Z"],
    ["2026-11-22", "Pacific/Kiritimati", "2026-11-22T09:59:00.000Z"],
  ])("%s ends in %s at %s", (day, zone, instant) => expect(dueAtEndOf(day, zone)).toBe(instant));

  it("is said without an hour, unless one was set", () => {
    const format = createFormat({ language: "tr", timeZone: "Europe/Istanbul", currency: "TRY", now: "2026-11-22T09:00:00Z" });
    expect(dueWords(dueAtEndOf("2026-11-22", "Europe/Istanbul"), format)).toBe("bugün");
    expect(dueWords("2026-11-23T11:30:00Z", format)).toBe("yarın 14:30");
    expect(dueWords(dueAtEndOf("2026-12-24", "Europe/Istanbul"), format)).toBe("24 Ara");
  });
});
