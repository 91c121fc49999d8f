import { describe, expect, it } from "vitest";
import { createFormat } from "./format.ts";

const now = "2026-11-22T12:00:00Z";
const tr = createFormat({ language: "tr", timeZone: "Europe/Istanbul", currency: "TRY", now });
const en = createFormat({ language: "en", timeZone: "Europe/Berlin", currency: "EUR", now });
const plain = (text: string) => text.replace(/[\u00a0\u202f]/g, " ");

describe("money", () => {
  it("writes the symbol where the language puts it", () => {
    expect(plain(tr.money(123456))).toBe("1.234,56 ₺");
    expect(en.money(123456)).toBe("€1,234.56");
    expect(plain(tr.money(-500, "EUR"))).toBe("-5,00 €");
    expect(en.money(123456, "TRY")).toBe("₺1,234.56");
  });

  it("knows how many minor digits a currency has", () => {
    expect(en.money(1234, "JPY")).toBe("¥1,234");
    expect(plain(en.money(1234567, "KWD"))).toBe("KWD 1,234.567");
    expect(en.money(1234567n, "EUR", { whole: true })).toBe("€12,346");
    expect(plain(tr.money(123456700, "TRY", { compact: true }))).toBe("1,2 Mn ₺");
  });
});

describe("numbers", () => {
  it("follows the locale", () => {
    expect(tr.number(1234.5)).toBe("1.234,5");
    expect(tr.percent(0.216)).toBe("%21,6");
    expect(en.percent(0.216)).toBe("21.6%");
    expect(en.signed(12)).toBe("+12");
    expect(plain(tr.fileSize(1_540_000))).toBe("1,5 MB");
    expect(plain(en.fileSize(0))).toBe("0 B");
    expect(tr.separators).toEqual({ decimal: ",", group: "." });
  });
});

describe("days", () => {
  it("keeps a plain day on its day in every zone", () => {
    const samoa = createFormat({ language: "tr", timeZone: "Pacific/Pago_Pago", currency: "TRY", now });
    expect(samoa.date("2026-11-22")).toBe("22.11.2026");
    expect(en.date("2026-11-22")).toBe("22 Nov 2026");
    expect(samoa.day("2026-11-22T05:00:00Z")).toBe("2026-11-21");
  });

  it("puts a moment into the reader's zone", () => {
    expect(tr.dateTime("2026-11-21T22:30:00Z")).toBe("22.11.2026 01:30");
    expect(tr.shortDate("2026-11-20T08:00:00Z")).toBe("20 Kas");
    expect(tr.shortDate("2025-11-20")).toBe("20 Kas 2025");
  });

  it("says how long ago in calendar days", () => {
    expect(tr.relative("2026-11-22T10:00:00Z")).toBe("2 saat önce");
    expect(tr.relative("2026-11-21T10:00:00Z")).toBe("dün");
    expect(tr.relative("2026-11-22T11:59:40Z")).toBe("şimdi");
    expect(tr.relative("2026-11-22T11:48:00Z")).toBe("12 dk. önce");
    expect(tr.relative("2026-10-12T10:00:00Z")).toBe("41 gün önce");
    expect(tr.relativeDay("2026-11-24")).toBe("2 gün sonra");
    expect(en.relativeDay("2026-11-23")).toBe("tomorrow");
    expect(en.relative("2025-05-22T10:00:00Z")).toBe("18 months ago");
    // Just after midnight in Istanbul, an hour ago was yesterday: the hour is what matters.
    const night = createFormat({
      language: "tr",
      timeZone: "Europe/Istanbul",
      currency: "TRY",
      now: "2026-11-21T21:30:00Z",
    });
    expect(night.relative("2026-11-21T20:30:00Z")).toBe("1 saat önce");
  });

  it("writes durations in their two largest units", () => {
    expect(tr.duration(372)).toBe("6 dk. 12 sn.");
    expect(en.duration(0)).toBe("0 secs");
    expect(en.duration(90_061)).toBe("1 day 1 hr");
  });
});

describe("text", () => {
  it("takes initials with Turkish casing", () => {
    expect(tr.initials("ipek karahanlı")).toBe("İK");
    expect(tr.initials("Işıl Nur Yücel")).toBe("IY");
    expect(en.initials("ivy")).toBe("I");
    expect(tr.initials("Bosphorus Gıda A.Ş.", "company")).toBe("BG");
    expect(tr.initials("  ")).toBe("?");
  });

  it("sorts the way a Turkish reader expects", () => {
    expect(["Zeki", "Işıl", "İpek", "Çağrı", "Cem"].sort(tr.compare)).toEqual(["Cem", "Çağrı", "Işıl", "İpek", "Zeki"]);
    expect(tr.list(["a", "b", "c"])).toBe("a, b ve c");
  });

  it("groups phone numbers", () => {
    expect(tr.phone("+905324182077")).toBe("+90 532 418 20 77");
    expect(tr.phone("+905324182077", "national")).toBe("0532 418 20 77");
    expect(tr.phone("+12125550123")).toBe("+1 212 555 0123");
    expect(tr.phone("+35312345678")).toBe("+353 123 45678");
    expect(tr.phone("dahili 5")).toBe("dahili 5");
  });
});
