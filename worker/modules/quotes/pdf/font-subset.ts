/** A table of a TrueType font, by its tag. */
export type Tables = (tag: string) => DataView;

const MORE_COMPONENTS = 0x20;
const WORDS = 0x1;
/** Flag of a scale, and how many bytes the scale has. */
const SCALES = [
  [0x8, 2],
  [0x40, 4],
  [0x80, 8],
] as const;

/**
 * A font of the glyphs that a document draws and of what these are put together from. Glyphs get new numbers in the order in
 * which they are included, after 0, the one for what is missing. Tables as in OpenType 1.9, those that PDF asks for (ISO
 * 32000-2, 9.9).
 */
export function newSubset(table: Tables) {
  const kept = [0];
  const include = (glyph: number): number => {
    const at = kept.indexOf(glyph);
    return at >= 0 ? at : kept.push(glyph) - 1;
  };
  return {
    includeGlyph: (glyph: number | { id: number }) => include(typeof glyph === "number" ? glyph : glyph.id),
    encode: () => fileOf(table, outlines(table, kept, include), kept),
  };
}

/** Their outlines one after the other. What one is put together from is included on the way, and so comes later. */
function outlines(table: Tables, kept: readonly number[], include: (glyph: number) => number): Uint8Array[] {
  const [glyf, loca] = [table("glyf"), table("loca")];
  const long = table("head").getInt16(50) === 1;
  const start = (glyph: number) => (long ? loca.getUint32(4 * glyph) : 2 * loca.getUint16(2 * glyph));
  const found: Uint8Array[] = [];
  for (let at = 0; at < kept.length; at++) {
    const glyph = kept[at] ?? 0;
    const outline = bytesOf(glyf).slice(start(glyph), start(glyph + 1));
    if (outline.length > 0) renumber(new DataView(outline.buffer), include);
    found.push(outline);
  }
  return found;
}

/** Parts of a composite glyph, whose count of contours is below zero. */
function renumber(outline: DataView, include: (glyph: number) => number): void {
  if (outline.getInt16(0) >= 0) return;
  for (let at = 10, flags = MORE_COMPONENTS; flags & MORE_COMPONENTS; ) {
    flags = outline.getUint16(at);
    outline.setUint16(at + 2, include(outline.getUint16(at + 2)));
    at += 4 + (flags & WORDS ? 4 : 2) + (SCALES.find(([flag]) => flags & flag)?.[1] ?? 0);
  }
}

function fileOf(table: Tables, glyphs: readonly Uint8Array[], kept: readonly number[]): Uint8Array {
  const [head, hhea, maxp] = [copyOf(table("head")), copyOf(table("hhea")), copyOf(table("maxp"))];
  const [hmtx, wide] = [table("hmtx"), hhea.getUint16(34)];
  const widths = new DataView(new ArrayBuffer(4 * kept.length));
  for (const [at, glyph] of kept.entries()) {
    widths.setUint16(4 * at, hmtx.getUint16(4 * Math.min(glyph, wide - 1)));
    widths.setInt16(4 * at + 2, hmtx.getInt16(glyph < wide ? 4 * glyph + 2 : 2 * (glyph + wide)));
  }
  const starts = new DataView(new ArrayBuffer(4 * (kept.length + 1)));
  let end = 0;
  for (const [at, { length }] of glyphs.entries()) {
    end += length;
    starts.setUint32(4 * (at + 1), end);
  }
  const outline = new Uint8Array(end);
  for (const [at, one] of glyphs.entries()) outline.set(one, starts.getUint32(4 * at));
  head.setInt16(50, 1);
  hhea.setUint16(34, kept.length);
  maxp.setUint16(4, kept.length);
  return written({ glyf: new DataView(outline.buffer), head, hhea, hmtx: widths, loca: starts, maxp });
}

/** The file: its directory, in the order of the tags, and the tables, each from a multiple of four. */
function written(tables: Record<string, DataView>): Uint8Array {
  const entries = Object.entries(tables);
  const room = (length: number) => Math.ceil(length / 4) * 4;
  let offset = 12 + 16 * entries.length;
  const file = new DataView(
    new ArrayBuffer(entries.reduce((sum, [, { byteLength }]) => sum + room(byteLength), offset)),
  );
  file.setUint32(0, 0x00010000);
  file.setUint16(4, entries.length);
  for (const [at, [tag, table]] of entries.entries()) {
    const entry = 12 + 16 * at;
    bytesOf(file).set(new TextEncoder().encode(tag), entry);
    bytesOf(file).set(bytesOf(table), offset);
    file.setUint32(entry + 8, offset);
    file.setUint32(entry + 12, table.byteLength);
    offset += room(table.byteLength);
  }
  return bytesOf(file);
}

function bytesOf({ buffer, byteOffset, byteLength }: DataView): Uint8Array {
  return new Uint8Array(buffer, byteOffset, byteLength);
}

function copyOf(table: DataView): DataView {
  return new DataView(bytesOf(table).slice().buffer);
}
