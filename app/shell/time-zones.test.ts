import { expect, test } from "vitest";
import { foldText } from "#app/ui/fold-text.ts";
import { createFormat } from "./format.ts";
import { CITIES } from "./time-zone-names.ts";
import { zoneName, zoneOffset, zoneOption, zoneOptions } from "./time-zones.ts";

const winter = new Date("2026-01-15T12:00:00Z");
const summer = new Date("2026-07-15T12:00:00Z");

test("a zone is called as its city is in the reader's language", () => {
  expect(zoneName("Europe/Istanbul", "tr")).toBe("İstanbul");
  expect(zoneName("Europe/Istanbul", "en")).toBe("Istanbul");
  expect(zoneName("America/New_York", "tr")).toBe("New York");
  expect(zoneName("America/Indiana/Knox", "en")).toBe("Knox, Indiana");
  expect(zoneName("UTC", "tr")).toBe("UTC");
});

test("how far its clocks are ahead is said as of now", () => {
  expect(zoneOffset("Europe/Istanbul", winter)).toBe("UTC+3");
  expect([winter, summer].map((moment) => zoneOffset("Europe/London", moment))).toEqual(["UTC", "UTC+1"]);
  expect([winter, summer].map((moment) => zoneOffset("America/St_Johns", moment))).toEqual(["UTC-3:30", "UTC-2:30"]);
  expect(zoneOffset("Asia/Calcutta", winter)).toBe("UTC+5:30");
  expect(zoneOffset("Pacific/Kiritimati", winter)).toBe("UTC+14");
  expect(zoneOption("Europe/Istanbul", "tr", winter)).toEqual({
    value: "Europe/Istanbul",
    label: "İstanbul · UTC+3",
    detail: "Avrupa",
  });
});

test("every zone is offered once, in the language's order, and is found however its letters are typed", () => {
  const format = createFormat({ language: "tr", timeZone: "Europe/Istanbul", currency: "TRY" });
  const options = zoneOptions(format, winter);
  expect(new Set(options.map(({ value }) => value)).size).toBe(options.length);
  expect(options.map(({ label }) => label)).toEqual(options.map(({ label }) => label).sort(format.compare));
  const found = (typed: string) => options.filter(({ label }) => foldText(label).includes(foldText(typed)));
  for (const typed of ["istanbul", "İSTANBUL", "ISTANBUL"])
    expect(found(typed).map(({ value }) => value)).toEqual(["Europe/Istanbul"]);
  expect(found("sanghay").map(({ value }) => value)).toEqual(["Asia/Shanghai"]);
});

test("every name belongs to a zone that there is", () => {
  for (const zone of Object.values(CITIES).flatMap((names) => Object.keys(names)))
    expect(() => new Intl.DateTimeFormat("en", { timeZone: zone }), zone).not.toThrow();
});
