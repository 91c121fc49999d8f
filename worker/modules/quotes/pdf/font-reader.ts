import type { PDFDocument } from "@cantoo/pdf-lib";
import { newSubset, type Tables } from "./font-subset.ts";

type Reader = Parameters<PDFDocument["registerFontkit"]>[0];
type Glyph = { id: number; codePoints: number[]; advanceWidth: number };

/**
 * Reads what a document says of a TrueType font: measures, and a glyph with its width for every sign, one by one, as ours has
 * neither ligatures nor kerning. In place of `fontkit`, which is 130 kB gzipped.
 * Tables as in OpenType 1.9; the map of signs in format 4. Throws a `RangeError` on a file that ends early.
 */
export const fontReader: Reader = {
  create: (bytes) => {
    const table = tablesOf(bytes);
    const [head, hhea, os2] = [table("head"), table("hhea"), table("OS/2")];
    const glyphs = glyphsOf(table("cmap"), table("hmtx"), hhea.getUint16(34));
    const [minX = 0, minY = 0, maxX = 0, maxY = 0] = [36, 38, 40, 42].map((at) => head.getInt16(at));
    const glyphFor = (sign: number) => glyphs.get(sign) ?? null;
    return {
      postscriptName: null,
      unitsPerEm: head.getUint16(18),
      ascent: hhea.getInt16(4),
      descent: hhea.getInt16(6),
      italicAngle: table("post").getInt32(4) / 65_536,
      xHeight: os2.getInt16(86),
      capHeight: os2.getInt16(88),
      bbox: { minX, minY, maxX, maxY, width: maxX - minX, height: maxY - minY },
      characterSet: [...glyphs.keys()],
      glyphForCodePoint: glyphFor,
      layout: (text) => ({
        glyphs: Array.from(text, (sign) => glyphFor(sign.codePointAt(0) ?? 0)).filter((it) => it !== null),
      }),
      createSubset: () => newSubset(table),
    };
  },
};

function tablesOf(bytes: Uint8Array): Tables {
  const file = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const found = new Map<string, DataView>();
  for (let entry = 12; entry < 12 + 16 * file.getUint16(4); entry += 16) {
    const tag = String.fromCharCode(...bytes.subarray(entry, entry + 4));
    const [offset, length] = [file.getUint32(entry + 8), file.getUint32(entry + 12)];
    found.set(tag, new DataView(bytes.buffer, bytes.byteOffset + offset, length));
  }
  return (tag) => {
    const table = found.get(tag);
    if (!table) throw new Error(`The font has no table "${tag}"`);
    return table;
  };
}

/** By sign. `wide` is how many glyphs have a width of their own; those after them have the last one's. */
function glyphsOf(cmap: DataView, hmtx: DataView, wide: number): Map<number, Glyph> {
  const glyphs = new Map<number, Glyph>();
  for (const [sign, id] of signsOf(new DataView(cmap.buffer, cmap.byteOffset + cmap.getUint32(8)))) {
    const advanceWidth = hmtx.getUint16(4 * Math.min(id, wide - 1));
    glyphs.set(sign, { id, codePoints: [sign], advanceWidth });
  }
  return glyphs;
}

/** Segments of signs: their ends, starts, what is added to reach the glyph, and where a list of glyphs begins instead. */
function* signsOf(map: DataView): Generator<[sign: number, glyph: number]> {
  const format = map.getUint16(0);
  if (format !== 4) throw new Error(`The font's map of signs has format ${format}`);
  const size = map.getUint16(6);
  for (let at = 0; at < size; at += 2) {
    const [end, start] = [map.getUint16(14 + at), map.getUint16(16 + size + at)];
    const delta = map.getUint16(16 + 2 * size + at);
    const list = 16 + 3 * size + at;
    const offset = map.getUint16(list);
    for (let sign = start; sign <= end && sign < 0xffff; sign++) {
      const listed = offset === 0 ? sign : map.getUint16(list + offset + 2 * (sign - start));
      const glyph = listed === 0 ? 0 : (listed + delta) & 0xffff;
      if (glyph !== 0) yield [sign, glyph];
    }
  }
}
