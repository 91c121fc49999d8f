import { Failure } from "#worker/kernel/errors.ts";
import { joined } from "./decode.ts";

const QUOTE = 0x22;
const CR = 0x0d;
const LF = 0x0a;

/** Bytes of one record; beyond it a quote was opened and never closed. */
const MOST_RECORD = 4_000_000;

/** A record's bytes cell by cell, the quotes that enclosed them taken off, and the line it begins on. */
export type RawRecord = { line: number; cells: Uint8Array[] };

/**
 * Splits bytes into records (RFC 4180): lines end in LF, CRLF or CR, a quoted cell may hold all of them, and two quotes inside it
 * are one. What comes after a closing quote belongs to the cell, and a quote inside an unquoted cell is a letter: people write such
 * files. Fails with `imports.endless_record`, naming its line. In every encoding that is read here the separators are the bytes that they are in ASCII.
 */
export function splitCsv(delimiter: number): { push(bytes: Uint8Array): RawRecord[]; end(): RawRecord[] } {
  let rest: Uint8Array = new Uint8Array();
  let line = 1;
  const take = (bytes: Uint8Array, last: boolean) => {
    const whole = joined(rest, bytes);
    const found: RawRecord[] = [];
    let from = 0;
    for (;;) {
      const record = recordAt(whole, from, delimiter, last);
      if (!record) break;
      if (record.cells.some((cell) => cell.length > 0) || record.cells.length > 1)
        found.push({ line, cells: record.cells });
      line += record.lines;
      from = record.next;
    }
    rest = whole.slice(from);
    if (rest.length > MOST_RECORD) throw new Failure("invalid", "imports.endless_record", { params: { line } });
    return found;
  };
  return { push: (bytes) => take(bytes, false), end: () => take(new Uint8Array(), true) };
}

type Found = { cells: Uint8Array[]; next: number; lines: number };

/** The record that begins there, or null while its end has not come. */
function recordAt(bytes: Uint8Array, start: number, delimiter: number, last: boolean): Found | null {
  if (start >= bytes.length) return null;
  const cells: Uint8Array[] = [];
  let lines = 0;
  for (let at = start; ; ) {
    const cell = cellAt(bytes, at, delimiter);
    lines += cell.lines;
    const sign = bytes[cell.end];
    if (sign === undefined) {
      if (!last) return null;
      cells.push(cell.value);
      return { cells, next: bytes.length, lines };
    }
    cells.push(cell.value);
    if (sign === delimiter) {
      at = cell.end + 1;
      continue;
    }
    // Whether a CR at the very end is the half of a CRLF shows with the next bytes.
    if (sign === CR && cell.end + 1 === bytes.length && !last) return null;
    return { cells, next: cell.end + (sign === CR && bytes[cell.end + 1] === LF ? 2 : 1), lines: lines + 1 };
  }
}

function cellAt(
  bytes: Uint8Array,
  start: number,
  delimiter: number,
): { value: Uint8Array; end: number; lines: number } {
  const ends = (byte: number | undefined) => byte === delimiter || byte === LF || byte === CR || byte === undefined;
  if (bytes[start] !== QUOTE) {
    let end = start;
    while (!ends(bytes[end])) end++;
    return { value: bytes.subarray(start, end), end, lines: 0 };
  }
  const value: number[] = [];
  let lines = 0;
  let at = start + 1;
  for (; at < bytes.length; at++) {
    const byte = bytes[at] as number;
    if (byte !== QUOTE) {
      if (byte === LF) lines++;
      value.push(byte);
    } else if (bytes[at + 1] === QUOTE) {
      value.push(QUOTE);
      at++;
    } else {
      at++;
      break;
    }
  }
  for (; !ends(bytes[at]); at++) value.push(bytes[at] as number);
  return { value: Uint8Array.from(value), end: at, lines };
}

const CANDIDATES = [";", ",", "\t", "|"];

/** Which sign separates the cells: the one that cuts the first lines into equally many, and into most. */
export function delimiterOf(start: Uint8Array): string {
  const scores = CANDIDATES.map((sign) => {
    const split = splitCsv(sign.charCodeAt(0));
    const counts = [...split.push(start), ...(start.length < 4096 ? split.end() : [])]
      .slice(0, 30)
      .map(({ cells }) => cells.length);
    const [head = 1] = counts;
    const alike = counts.filter((count) => count === head).length / Math.max(1, counts.length);
    return { sign, score: head > 1 ? alike * Math.min(head, 20) + alike * 20 : 0 };
  });
  return scores.reduce((best, one) => (one.score > best.score ? one : best), { sign: ",", score: 0 }).sign;
}
