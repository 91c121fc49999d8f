import { describe, expect, it } from "vitest";
import {
  addDays,
  beforeThat,
  dayIn,
  monthEdges,
  monthOf,
  PERIODS,
  periodAt,
  quarterOf,
  spanOf,
  startOf,
  wallClock,
  weekOf,
} from "./time.ts";

const ISTANBUL = "Europe/Istanbul";
const ZONES = [
  ISTANBUL,
  "Europe/Berlin",
  "America/New_York",
  "America/Sao_Paulo",
  "Asia/Kathmandu",
  "Pacific/Apia",
  "Australia/Lord_Howe",
  "Africa/Cairo",
  "Asia/Beirut",
  "UTC",
];
const iso = (moment: number) => new Date(moment).toISOString();

describe("days of a zone", () => {
  it("begin where the zone's clocks say so", () => {
    expect(iso(startOf("2026-11-01", ISTANBUL))).toBe("2026-10-31T21:00:00.000Z");
    expect(iso(startOf("2026-03-29", "Europe/Berlin"))).toBe("2026-03-28T23:00:00.000Z");
    expect(iso(startOf("2026-03-30", "Europe/Berlin"))).toBe("2026-03-29T22:00:00.000Z");
    expect(dayIn(Date.parse("2026-10-31T21:00:00Z"), ISTANBUL)).toBe("2026-11-01");
    expect(wallClock(Date.parse("2026-11-22T21:05:00Z"), ISTANBUL)).toBe("2026-11-23 00:05");
  });

  it("begin at one o'clock where midnight was left out, and once where it came twice", () => {
    expect(iso(startOf("2018-11-04", "America/Sao_Paulo"))).toBe("2018-11-04T03:00:00.000Z");
    expect(wallClock(startOf("2018-11-04", "America/Sao_Paulo"), "America/Sao_Paulo")).toBe("2018-11-04 01:00");
    expect(wallClock(startOf("2011-12-30", "Pacific/Apia"), "Pacific/Apia")).toBe("2011-12-31 00:00");
    expect(wallClock(startOf("2018-02-18", "America/Sao_Paulo") - 1, "America/Sao_Paulo")).toBe("2018-02-17 23:59");
  });

  it.each(ZONES)("leave no gap and no overlap in %s", (zone) => {
    let day = "2023-12-30";
    for (let i = 0; i < 800; i++) {
      const start = startOf(day, zone);
      expect([dayIn(start, zone), dayIn(start - 1, zone)]).toEqual([day, addDays(day, -1)]);
      day = addDays(day, 1);
    }
  });
});

describe("calendar", () => {
  it("knows months, quarters and weeks from Monday", () => {
    expect([monthOf("2026-01-31", -1), monthOf("2024-03-31", -1), monthOf("2026-12-31", 1)]).toEqual([
      "2025-12-01",
      "2024-02-01",
      "2027-01-01",
    ]);
    expect([quarterOf("2026-11-22"), quarterOf("2026-03-31"), quarterOf("2026-04-01")]).toEqual([
      "2026-10-01",
      "2026-01-01",
      "2026-04-01",
    ]);
    expect([weekOf("2026-11-22"), weekOf("2026-11-23"), weekOf("2027-01-01")]).toEqual([
      "2026-11-16",
      "2026-11-23",
      "2026-12-28",
    ]);
    expect(addDays("2024-02-28", 2)).toBe("2024-03-01");
  });

  it("lists twelve months that end with this one", () => {
    const { months, edges } = monthEdges(Date.parse("2026-11-30T22:00:00Z"), ISTANBUL);
    expect([months[0], months.at(-1), months.length, edges.length]).toEqual(["2026-01-01", "2026-12-01", 12, 13]);
    expect(edges.map((edge) => dayIn(edge, ISTANBUL))).toEqual([...months, "2027-01-01"]);
  });
});

describe("periods", () => {
  const now = Date.parse("2026-11-08T21:00:00Z");
  it("compare what has passed with as much of the period before", () => {
    const { current, previous } = periodAt("this_month", now, ISTANBUL);
    expect([current.from, current.to, previous.from, previous.to].map((m) => wallClock(m, ISTANBUL))).toEqual([
      "2026-11-01 00:00",
      "2026-12-01 00:00",
      "2026-10-01 00:00",
      "2026-10-09 00:00",
    ]);
    const march = periodAt("this_month", Date.parse("2026-03-30T21:00:00Z"), ISTANBUL);
    expect(march.previous.to).toBe(march.current.from);
    expect(wallClock(periodAt("last_30_days", now, ISTANBUL).current.from, ISTANBUL)).toBe("2026-10-11 00:00");
  });

  it.each(PERIODS)("hold the moment, and the one before ends no later than it begins: %s", (period) => {
    for (const zone of ZONES) {
      for (let i = 0; i < 60; i++) {
        const moment = Date.parse("2024-01-01T00:00:00Z") + i * 13.7 * 86_400_000;
        const { current, previous } = periodAt(period, moment, zone);
        expect(current.from <= moment && moment < current.to).toBe(true);
        expect(previous.from <= previous.to && previous.to <= current.from).toBe(true);
      }
    }
  });

  it("take any days, both included", () => {
    const span = spanOf("2026-10-01", "2026-10-31", ISTANBUL);
    expect([wallClock(span.from, ISTANBUL), wallClock(span.to, ISTANBUL)]).toEqual([
      "2026-10-01 00:00",
      "2026-11-01 00:00",
    ]);
    expect(beforeThat(span, now)).toEqual({ from: span.from - (span.to - span.from), to: span.from });
    expect(beforeThat(span, span.from + 1000).to).toBe(span.from - (span.to - span.from) + 1000);
    expect(beforeThat(span, span.from - 1000).to).toBe(span.from - (span.to - span.from));
  });
});
