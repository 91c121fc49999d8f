import { fromText } from "../../worker/kernel/db/from-text.ts";
import { type Bytes, writeText } from "./bytes.ts";
import { writeJsonString } from "./json-string.ts";

export type Shape = { arrayMode: boolean; rawText: boolean };
/** What a statement returns, remembered with the message that described it. */
export type Columns = { message: Buffer; json: string; keys: string[]; types: number[] };

/** Starts one result; `columns` is undefined for a statement that returns no rows. */
export function openResult(out: Bytes, columns: Columns | undefined): void {
  writeText(out, `{"fields":[${columns?.json ?? ""}],"rows":[`);
}

/** Adds a DataRow message as one row; `index` counts the rows of this result. */
export function addRow(
  out: Bytes,
  row: { bytes: Buffer; start: number; index: number },
  columns: Columns,
  shape: Shape,
) {
  writeText(out, row.index === 0 ? (shape.arrayMode ? "[" : "{") : shape.arrayMode ? ",[" : ",{");
  const { bytes } = row;
  const count = bytes.readUInt16BE(row.start);
  let at = row.start + 2;
  for (let i = 0; i < count; i++) {
    if (i > 0) writeText(out, ",");
    if (!shape.arrayMode) writeText(out, columns.keys[i] ?? "");
    const size = bytes.readInt32BE(at);
    at += 4;
    if (size < 0) {
      writeText(out, "null");
      continue;
    }
    if (shape.rawText) writeJsonString(out, bytes, at, at + size);
    else writeText(out, JSON.stringify(inJson(columns.types[i] ?? 0, bytes.toString("utf8", at, at + size))));
    at += size;
  }
  writeText(out, shape.arrayMode ? "]" : "}");
}

function inJson(type: number, text: string): unknown {
  const read = fromText(type);
  return read ? read(text) : text;
}

/** Ends a result with its command tag ("INSERT 0 3", "SELECT 12", "CREATE TABLE"). */
export function closeResult(out: Bytes, tag: string, shape: Shape): void {
  const words = tag.split(" ");
  const count = Number(words[words[0] === "INSERT" ? 2 : 1] ?? Number.NaN);
  const rowCount = Number.isInteger(count) ? count : null;
  writeText(out, `],"rowAsArray":${shape.arrayMode},"command":${JSON.stringify(words[0])},"rowCount":${rowCount}}`);
}

/** Reads a RowDescription message; `known` is reused when the message is byte for byte the same. */
export function readColumns(bytes: Buffer, start: number, end: number, known: Columns | undefined): Columns {
  if (known && known.message.compare(bytes, start, end) === 0) return known;
  const fields: Record<string, unknown>[] = [];
  let at = start + 2;
  for (let left = bytes.readUInt16BE(start); left > 0; left--) {
    const stop = bytes.indexOf(0, at);
    fields.push({
      name: bytes.toString("utf8", at, stop),
      dataTypeID: bytes.readUInt32BE(stop + 7),
      tableID: bytes.readUInt32BE(stop + 1),
      columnID: bytes.readUInt16BE(stop + 5),
      dataTypeSize: bytes.readInt16BE(stop + 11),
      dataTypeModifier: bytes.readInt32BE(stop + 13),
      format: "text",
    });
    at = stop + 19;
  }
  return {
    message: Buffer.from(bytes.subarray(start, end)),
    json: fields.map((field) => JSON.stringify(field)).join(","),
    keys: fields.map((field) => `${JSON.stringify(field.name)}:`),
    types: fields.map((field) => Number(field.dataTypeID)),
  };
}
