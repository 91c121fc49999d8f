import { crc32 } from "node:zlib";

/** A file of an archive: `packed` says how long its deflated content is, where it is not kept as it is. */
export type Entry = { name: string; crc: number; size: number; packed?: number };

/** What stands before an entry's content (APPNOTE.TXT 4.3.7). */
export function localHeader(entry: Entry): Uint8Array {
  return record(0x04034b50, [...about(entry), [entry.name.length, 2], [0, 2]], entry.name);
}

/** What an archive ends with: its directory, and where that is. `entries` in their order, with where each begins. */
export function directory(entries: readonly (Entry & { at: number })[], start: number): Uint8Array {
  const listed = entries.map((entry) => {
    const rest: Part[] = [
      ...about(entry),
      [entry.name.length, 2],
      [0, 2],
      [0, 2],
      [0, 2],
      [0, 2],
      [0, 4],
      [entry.at, 4],
    ];
    return record(0x02014b50, [[20, 2], ...rest], entry.name);
  });
  const size = listed.reduce((sum, { length }) => sum + length, 0);
  const count = entries.length;
  return joined([
    ...listed,
    record(0x06054b50, [
      [0, 2],
      [0, 2],
      [count, 2],
      [count, 2],
      [size, 4],
      [start, 4],
      [0, 2],
    ]),
  ]);
}

/** An entry that is kept as it is, with its content. */
export function stored(name: string, text: string): { entry: Entry; bytes: Uint8Array } {
  const content = new TextEncoder().encode(text);
  const entry = { name, crc: crc32(content), size: content.length };
  return { entry, bytes: joined([localHeader(entry), content]) };
}

export function joined(parts: readonly Uint8Array[]): Uint8Array {
  const all = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}

/** A number and in how many bytes it stands. */
type Part = readonly [number, 2 | 4];

/** The first of January 1980: the same rows are the same file. */
const DATE = 0x21;

function about({ crc, size, packed }: Entry): Part[] {
  return [
    [20, 2],
    [0x0800, 2],
    [packed === undefined ? 0 : 8, 2],
    [0, 2],
    [DATE, 2],
    [crc, 4],
    [packed ?? size, 4],
    [size, 4],
  ];
}

function record(signature: number, parts: readonly Part[], name = ""): Uint8Array {
  const text = new TextEncoder().encode(name);
  const all: readonly Part[] = [[signature, 4], ...parts];
  const bytes = new Uint8Array(all.reduce((sum, [, width]) => sum + width, 0) + text.length);
  const view = new DataView(bytes.buffer);
  let at = 0;
  for (const [value, width] of all) {
    if (width === 2) view.setUint16(at, value, true);
    else view.setUint32(at, value >>> 0, true);
    at += width;
  }
  bytes.set(text, at);
  return bytes;
}
