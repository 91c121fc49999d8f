import { type CsvCell, csvRow, csvStart } from "#worker/kernel/csv.ts";
import type { Cell } from "#worker/kernel/exportable.ts";
import { wallClock } from "#worker/kernel/time.ts";
import type { FileFormat, Sheet } from "./file-format.ts";

/** Separated values in UTF-8 as the spreadsheets of the language open them by themselves; nothing in it is run as a formula. */
export const csv: FileFormat = {
  contentType: "text/csv; charset=utf-8",
  piece(rows, sheet, before) {
    const lines = rows.map((cells) => csvRow(cells.map(written(sheet)), sheet.language));
    const start = before ? [] : [csvStart, csvRow(sheet.headings, sheet.language)];
    const bytes = new TextEncoder().encode([...start, ...lines].join(""));
    return { bytes, sum: { ...NOTHING, packed: (before?.packed ?? 0) + bytes.length } };
  },
  ends: () => ({ head: new Uint8Array(), tail: new Uint8Array() }),
};

const NOTHING = { crc: 0, plain: 0, packed: 0, lines: 0 };

function written({ timeZone }: Sheet) {
  return (cell: Cell): CsvCell => {
    if (cell === null || typeof cell === "string") return cell;
    if ("day" in cell) return cell.day;
    return "moment" in cell ? wallClock(Date.parse(cell.moment), timeZone) : cell;
  };
}
