import { unneutralise } from "#worker/kernel/csv.ts";
import { MOST_CELL } from "../options.ts";
import { asBytes, decode, joined } from "./decode.ts";
import type { Source } from "./source.ts";
import { delimiterOf, type RawRecord, splitCsv } from "./split-csv.ts";

const SNIFFED = 64 * 1024;

/** A file of separated values, record by record; how it was written is known at the end. */
export async function* readCsv(body: ReadableStream<Uint8Array>): Source {
  const seen = { utf8: 0, other: 0 };
  let start: Uint8Array = new Uint8Array();
  let split: ReturnType<typeof splitCsv> | undefined;
  let delimiter = ",";
  let marked: string | null = null;
  const begin = () => {
    delimiter = delimiterOf(start);
    split = splitCsv(delimiter.charCodeAt(0));
    return split.push(start);
  };
  for await (const { bytes, mark } of asBytes(body)) {
    marked = mark.encoding;
    if (split) yield* rowsOf(split.push(bytes), seen);
    else {
      start = joined(start, bytes);
      if (start.length >= SNIFFED) yield* rowsOf(begin(), seen);
    }
  }
  if (!split) yield* rowsOf(begin(), seen);
  yield* rowsOf(split?.end() ?? [], seen);
  const other = seen.utf8 === 0;
  return {
    kind: "csv",
    encoding: marked ?? (seen.other > seen.utf8 ? "windows-1254" : "utf-8"),
    delimiter,
    ...(seen.other > 0 && !other ? { otherEncoding: Math.min(seen.other, seen.utf8) } : {}),
  };
}

function* rowsOf(records: RawRecord[], seen: { utf8: number; other: number }) {
  for (const { line, cells } of records) {
    let long = false;
    const texts = cells.map((cell) => {
      if (cell.length > MOST_CELL) long = true;
      const { text, as } = decode(cell.length > MOST_CELL ? cell.subarray(0, 200) : cell);
      if (as === "utf-8") seen.utf8++;
      if (as === "windows-1254") seen.other++;
      return unneutralise(text.trim());
    });
    yield { line, cells: texts, ...(long ? { bad: "imports.cell_too_long" as const } : {}) };
  }
}
