import { describe, expect, it } from "vitest";
import { effectiveBp, type PricedLine, totalsOf } from "./totals.ts";

const line = (quantity: number, unitPriceMinor: number, more: Partial<PricedLine> = {}): PricedLine => ({
  quantityMilli: Math.round(quantity * 1000),
  unitPriceMinor,
  vatBp: 2000,
  ...more,
});

describe("a quote", () => {
  it("adds up as on paper", () => {
    // 3 × 1.250,00 less 10 % = 3.375,00; 1,5 × 99,99 = 149,985 → 149,99; 1 × 500,00 at 1 %. All less 5 %.
    const found = totalsOf(
      [line(3, 125_000, { discountBp: 1000 }), line(1.5, 9_999), line(1, 50_000, { vatBp: 100 })],
      { discountBp: 500 },
    );
    expect(found.lines.map(({ grossMinor, netMinor }) => [grossMinor, netMinor])).toEqual([
      [375_000, 337_500],
      [14_999, 14_999],
      [50_000, 50_000],
    ]);
    // 4.024,99 × 5 % = 201,2495 → 201,25: 168,75 + 7,4995 + 25,00 → 168,75 + 7,50 + 25,00.
    expect(found.lines.map(({ shareMinor }) => shareMinor)).toEqual([16_875, 750, 2_500]);
    expect(found.vat).toEqual([
      { vatBp: 100, baseMinor: 47_500, vatMinor: 475 },
      { vatBp: 2000, baseMinor: 334_874, vatMinor: 66_975 },
    ]);
    expect(found).toMatchObject({
      linesMinor: 402_499,
      discountMinor: 20_125,
      netMinor: 382_374,
      vatMinor: 67_450,
      totalMinor: 449_824,
    });
  });

  it("rounds a half up, at each place where it rounds", () => {
    expect(totalsOf([line(0.5, 1, { vatBp: 0 })]).netMinor).toBe(1);
    expect(totalsOf([line(0.499, 1, { vatBp: 0 })]).netMinor).toBe(0);
    expect(totalsOf([line(1, 5, { discountBp: 1000, vatBp: 0 })]).netMinor).toBe(4);
    expect(totalsOf([line(1, 25, { vatBp: 200 })]).vatMinor).toBe(1);
    expect(totalsOf([line(1, 24, { vatBp: 200 })]).vatMinor).toBe(0);
    // By rate, not by line: three times 0,4 is 1,2.
    expect(totalsOf([line(1, 2), line(1, 2), line(1, 2)]).vatMinor).toBe(1);
  });

  it("spreads a discount that does not divide to the last kuruş, the upper line first", () => {
    const three = totalsOf([line(1, 100), line(1, 100), line(1, 100)], { discountMinor: 100 });
    expect(three.lines.map(({ shareMinor }) => shareMinor)).toEqual([34, 33, 33]);
    const free = totalsOf([line(1, 0), line(2, 70)], { discountMinor: 139 });
    expect(free.lines.map(({ shareMinor }) => shareMinor)).toEqual([0, 139]);
  });

  it("tells what is given away, by the list where it is sold below it", () => {
    expect(totalsOf([line(1, 100_00, { discountBp: 1000 })]).effectiveBp).toBe(1000);
    expect(totalsOf([line(1, 80_00, { listPriceMinor: 100_00 })]).effectiveBp).toBe(2000);
    expect(totalsOf([line(1, 120_00, { listPriceMinor: 100_00 })]).effectiveBp).toBe(0);
    expect(totalsOf([line(1, 100_00)], { discountMinor: 10_01 }).effectiveBp).toBe(1001);
    // A hair above 10 % is above 10 %.
    expect(effectiveBp(1_000_000_000, 899_999_999)).toBe(1001);
    expect(totalsOf([]).effectiveBp).toBe(0);
  });
});

describe("whatever stands in it", () => {
  const seed = 20_261_123;
  it.each(Array.from({ length: 200 }, (_, i) => i))("agrees with itself (%i)", (round) => {
    const random = mulberry(seed + round);
    const below = (most: number) => Math.floor(random() * most);
    const lines = Array.from({ length: 1 + below(60) }, () => {
      const priced = line(below(5_000_000) / 1000, below(10 ** (1 + below(9))), {
        vatBp: [0, 100, 1000, 2000, 850][below(5)] ?? 0,
      });
      return { ...priced, ...(below(3) === 0 ? { discountBp: below(10_001) } : {}) };
    });
    const { linesMinor } = totalsOf(lines);
    const discount = below(2) ? { discountBp: below(10_001) } : { discountMinor: below(linesMinor + 1) };
    const found = totalsOf(lines, discount);
    const add = (list: number[]) => list.reduce((whole, part) => whole + part, 0);
    expect(add(found.lines.map(({ netMinor }) => netMinor))).toBe(found.linesMinor);
    expect(add(found.lines.map(({ shareMinor }) => shareMinor))).toBe(found.discountMinor);
    expect(add(found.vat.map(({ baseMinor }) => baseMinor))).toBe(found.netMinor);
    expect(add(found.vat.map(({ vatMinor }) => vatMinor))).toBe(found.vatMinor);
    expect(found.totalMinor).toBe(found.netMinor + found.vatMinor);
    expect(found.linesMinor - found.discountMinor).toBe(found.netMinor);
    expect(Number.isSafeInteger(found.totalMinor)).toBe(true);
    for (const { netMinor, shareMinor, grossMinor } of found.lines) {
      expect(shareMinor).toBeGreaterThanOrEqual(0);
      expect(shareMinor).toBeLessThanOrEqual(netMinor);
      expect(netMinor).toBeLessThanOrEqual(grossMinor);
      // Nobody carries a whole kuruş more or less than their part.
      const exact = found.linesMinor === 0 ? 0 : (found.discountMinor / found.linesMinor) * netMinor;
      expect(Math.abs(shareMinor - exact)).toBeLessThan(1.001);
    }
    // Each rate to the kuruş: twice the rest is never more than the divisor.
    for (const { vatBp, baseMinor, vatMinor } of found.vat)
      expect(Math.abs(Number(BigInt(vatMinor) * 10_000n - BigInt(baseMinor) * BigInt(vatBp)))).toBeLessThanOrEqual(
        5000,
      );
    if ("discountMinor" in discount) expect(found.discountMinor).toBe(discount.discountMinor);
  });
});

/** Numbers that are the same on every run. */
function mulberry(state: number): () => number {
  let now = state;
  return () => {
    now = (now + 0x6d2b79f5) | 0;
    let mixed = Math.imul(now ^ (now >>> 15), 1 | now);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
