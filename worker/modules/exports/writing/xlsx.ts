import { constants, crc32, deflateRawSync } from "node:zlib";
import { Failure } from "#worker/kernel/errors.ts";
import type { FileFormat } from "./file-format.ts";
import { rowXml } from "./sheet-xml.ts";
import { CLOSING, opening, parts } from "./workbook.ts";
import { directory, type Entry, joined, localHeader, stored } from "./zip.ts";

const SHEET = "xl/worksheets/sheet1.xml";
/** What the archive can count without its newer form. */
const MOST = 0xffffffff;

/**
 * An Office Open XML workbook with one sheet. Each piece is deflated by itself up to a flush, so that they are one stream
 * when they stand side by side (RFC 1951), and a Worker needs to know of the pieces before only how long they are.
 */
export const xlsx: FileFormat = {
  contentType: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
  piece(rows, sheet, before) {
    const { crc, plain, packed, lines } = before ?? { crc: 0, plain: 0, packed: 0, lines: 1 };
    const xml = rows.map((cells, at) => rowXml(cells, lines + at + 1, sheet.timeZone)).join("");
    const text = new TextEncoder().encode(before ? xml : opening(sheet, rows) + xml);
    const bytes = deflateRawSync(text, { finishFlush: constants.Z_SYNC_FLUSH });
    const sum = {
      crc: crc32(text, crc),
      plain: plain + text.length,
      packed: packed + bytes.length,
      lines: lines + rows.length,
    };
    if (sum.plain > MOST) throw new Failure("too_large", "exports.too_large");
    return { bytes, sum };
  },
  ends(sheet, { crc, plain, packed }) {
    const closing = new TextEncoder().encode(CLOSING);
    const last = deflateRawSync(closing);
    const entry: Entry = {
      name: SHEET,
      crc: crc32(closing, crc),
      size: plain + closing.length,
      packed: packed + last.length,
    };
    const small = Object.entries(parts(sheet)).map(([name, text]) => stored(name, text));
    let at = 0;
    const placed = small.map(({ entry: one, bytes }) => {
      const place = { ...one, at };
      at += bytes.length;
      return place;
    });
    const head = joined([...small.map(({ bytes }) => bytes), localHeader(entry)]);
    const end = head.length + packed + last.length;
    return { head, tail: joined([last, directory([...placed, { ...entry, at }], end)]) };
  },
};
