import { Failure } from "#worker/kernel/errors.ts";
import { dateOf } from "#worker/kernel/serial-date.ts";
import { type FileRow, MOST_CELL } from "../options.ts";

type Book = { strings: string[]; styles: boolean[]; since1904: boolean };

/** Texts that cells point at (ECMA-376, 18.4): runs of one text are joined, phonetic hints left out. */
export function sharedStrings(xml: string): string[] {
  return [...xml.matchAll(/<si(?:\s[^>]*)?>([\s\S]*?)<\/si>|<si\s*\/>/g)].map(([, inner = ""]) => runs(inner));
}

/** For each cell format whether it shows a date: built in (18.8.30) or by its own code. */
export function dateStyles(xml: string): boolean[] {
  const own = new Map(
    [...xml.matchAll(/<numFmt\s[^>]*numFmtId="(\d+)"[^>]*formatCode="([^"]*)"/g)].map(([, id, code = ""]) => [
      Number(id),
      /[dmyhs]/i.test(code.replace(/\\.|"[^"]*"|&quot;.*?&quot;|\[[^\]]*\]/g, "")),
    ]),
  );
  const formats = /<cellXfs[^>]*>([\s\S]*?)<\/cellXfs>/.exec(xml)?.[1] ?? "";
  return [...formats.matchAll(/<xf\s[^>]*?numFmtId="(\d+)"/g)].map(([, id]) => {
    const number = Number(id);
    return own.get(number) ?? ((number >= 14 && number <= 22) || (number >= 45 && number <= 47));
  });
}

/**
 * Rows of a sheet out of its text as it comes, piece by piece; cells that are left out are empty. Dates become `2026-11-22`,
 * with a time `2026-11-22T14:30`. Fails with `imports.bomb` where one row goes on for ever.
 */
export function rowsIn(book: Book): (piece: string) => FileRow[] {
  const state = { line: 0 };
  let rest = "";
  return (piece) => {
    const xml = rest + piece;
    const end = xml.lastIndexOf("</row>") + 6;
    const whole = end > 5 ? end : 0;
    rest = xml.slice(whole);
    if (rest.length > MOST_ROW) throw new Failure("too_large", "imports.bomb");
    return whole > 0 ? [...sheetRows(xml.slice(0, whole), book, state)] : [];
  };
}

const MOST_ROW = 20_000_000;

function* sheetRows(xml: string, book: Book, state: { line: number }): Generator<FileRow> {
  for (const [, attributes = "", inner = ""] of xml.matchAll(/<row\b([^>]*?)(?:\/>|>([\s\S]*?)<\/row>)/g)) {
    const line = Number(/\br="(\d+)"/.exec(attributes)?.[1] ?? state.line + 1);
    state.line = line;
    const cells: string[] = [];
    let long = false;
    for (const [, about = "", content = ""] of inner.matchAll(/<c\b([^>]*?)(?:\/>|>([\s\S]*?)<\/c>)/g)) {
      const column = columnOf(/\br="([A-Z]+)\d+"/.exec(about)?.[1]) ?? cells.length;
      const value = cellText(about, content, book).trim();
      if (value.length > MOST_CELL) long = true;
      while (cells.length < Math.min(column, MOST_GAP)) cells.push("");
      cells[Math.min(column, MOST_GAP)] = value.slice(0, MOST_CELL);
    }
    if (cells.some((cell) => cell !== "")) yield { line, cells, ...(long ? { bad: "imports.cell_too_long" } : {}) };
  }
}

const MOST_GAP = 20_000;

function cellText(about: string, content: string, { strings, styles, since1904 }: Book): string {
  const type = /\bt="(\w+)"/.exec(about)?.[1] ?? "n";
  if (type === "inlineStr") return runs(content);
  const value = unescaped(/<v(?:\s[^>]*)?>([\s\S]*?)<\/v>/.exec(content)?.[1] ?? "");
  if (type === "s") return strings[Number(value)] ?? "";
  if (type === "b") return value === "1" ? "true" : "false";
  if (type === "e") return "";
  const style = Number(/\bs="(\d+)"/.exec(about)?.[1] ?? 0);
  return type === "n" && value !== "" && styles[style] ? dateOf(Number(value), since1904) : value;
}

function columnOf(letters: string | undefined): number | undefined {
  if (!letters) return undefined;
  return [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;
}

function runs(xml: string): string {
  const spoken = xml.replace(/<rPh\b[\s\S]*?<\/rPh>/g, "");
  return [...spoken.matchAll(/<t(?:\s[^>]*)?>([\s\S]*?)<\/t>/g)].map(([, text = ""]) => unescaped(text)).join("");
}

const ENTITIES: Record<string, string> = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'" };

function unescaped(text: string): string {
  return text
    .replace(/&(?:#x([\da-f]{1,6})|#(\d{1,7})|(\w+));/gi, (whole, hex, decimal, name) => {
      if (name) return ENTITIES[name] ?? whole;
      const code = hex ? Number.parseInt(hex, 16) : Number(decimal);
      return code <= 0x10ffff ? String.fromCodePoint(code) : "";
    })
    .replace(/_x([\dA-F]{4})_/g, (_, hex) => String.fromCharCode(Number.parseInt(hex, 16)));
}
