import * as fontkit from "fontkit";
import { describe, expect, it } from "vitest";
import { fromBase64 } from "#worker/kernel/base64.ts";
import { fontReader } from "./font-reader.ts";
import inter from "./inter.generated.json" with { type: "json" };

const MEASURES = ["unitsPerEm", "ascent", "descent", "italicAngle", "capHeight", "xHeight"] as const;

describe.each(Object.entries(inter))("Inter %s", (_, file) => {
  it("is read as fontkit reads it: every sign, its glyph and width, and the measures", async () => {
    const bytes = fromBase64(file);
    const theirs = fontkit.create(Buffer.from(bytes)) as fontkit.Font;
    const ours = await fontReader.create(bytes);
    if (!ours || "fonts" in ours) throw new Error("not one font");
    for (const name of MEASURES) expect([name, ours[name]]).toEqual([name, theirs[name]]);
    const { minX, minY, maxX, maxY } = theirs.bbox;
    expect(ours.bbox).toMatchObject({ minX, minY, maxX, maxY });
    const sorted = (signs: number[]) => [...signs].sort((a, b) => a - b);
    // Theirs counts the mark at the map's end among the signs.
    const signs = theirs.characterSet.filter((sign) => sign !== 0xffff);
    expect(sorted(ours.characterSet)).toEqual(sorted(signs));
    const seen = (glyph: { id: number; advanceWidth: number } | null) => [glyph?.id, glyph?.advanceWidth];
    for (const sign of signs)
      expect([sign, ...seen(ours.glyphForCodePoint(sign))]).toEqual([sign, ...seen(theirs.glyphForCodePoint(sign))]);
    const text = "Çığır İŞ öğün ₺ 1.234,56 – Wörter";
    expect(ours.layout(text).glyphs.map(seen)).toEqual(theirs.layout(text).glyphs.map(seen));
  });

  it("is cut down to what is drawn, with all that it is put together from", async () => {
    const whole = fontkit.create(Buffer.from(fromBase64(file))) as fontkit.Font;
    const ours = await fontReader.create(fromBase64(file));
    if (!ours || "fonts" in ours) throw new Error("not one font");
    const subset = ours.createSubset();
    const drawn = [..."Çığır ÜŞÖ ₺ 1.234,56"].map((sign) => whole.glyphForCodePoint(sign.codePointAt(0) ?? 0));
    const numbers = drawn.map(({ id }) => Number(subset.includeGlyph(id)));
    const bytes = subset.encode?.() ?? new Uint8Array();
    expect(bytes.length).toBeLessThan(6_000);
    const cut = fontkit.create(Buffer.from(bytes)) as fontkit.Font;
    for (const [at, glyph] of drawn.entries()) {
      const same = cut.getGlyph(numbers[at] ?? 0);
      expect([same.advanceWidth, same.path.toSVG()]).toEqual([glyph.advanceWidth, glyph.path.toSVG()]);
    }
  });

  it("refuses a file that ends early", () => {
    expect(() => fontReader.create(fromBase64(file).slice(0, 400))).toThrow(RangeError);
  });
});
