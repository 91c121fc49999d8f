import type { Cell } from "#worker/kernel/exportable.ts";
import { wallClock } from "#worker/kernel/time.ts";

/** Characters that a cell holds at most (Excel specifications and limits). */
const MOST_CELL = 32_767;

/** Cell formats of `STYLES`, by their place there. */
const STYLE = { heading: 1, day: 2, moment: 3, whole: 4, cents: 5 } as const;

/**
 * One row of a sheet (ECMA-376, 18.3.1.73), `line` counted from 1. Text is inline and typed as text: nothing is worked out,
 * whatever it begins with. Days before 1900, which a spreadsheet cannot count, are text.
 */
export function rowXml(cells: readonly Cell[], line: number, timeZone: string): string {
  const inner = cells.map((cell, at) => cellXml(cell, `${letters(at)}${line}`, timeZone));
  return `<row r="${line}">${inner.join("")}</row>`;
}

export function headingXml(headings: readonly string[]): string {
  return `<row r="1">${headings.map((text, at) => textXml(text, `${letters(at)}1`, STYLE.heading)).join("")}</row>`;
}

function cellXml(cell: Cell, place: string, timeZone: string): string {
  if (cell === null || cell === "") return "";
  if (typeof cell === "string") return textXml(cell, place);
  if ("decimal" in cell)
    return numberXml(cell.decimal, place, cell.digits === 2 ? STYLE.cents : cell.digits === 0 ? STYLE.whole : 0);
  const text = "day" in cell ? cell.day : wallClock(Date.parse(cell.moment), timeZone);
  const serial = serialOf(text);
  if (serial < FIRST_SERIAL) return textXml(text, place);
  return numberXml(String(serial), place, "day" in cell ? STYLE.day : STYLE.moment);
}

function numberXml(digits: string, place: string, style: number): string {
  if (!Number.isFinite(Number(digits))) return textXml(digits, place);
  return `<c r="${place}"${style ? ` s="${style}"` : ""}><v>${digits}</v></c>`;
}

function textXml(text: string, place: string, style = 0): string {
  return `<c r="${place}"${style ? ` s="${style}"` : ""} t="inlineStr"><is><t xml:space="preserve">${escaped(cut(text))}</t></is></c>`;
}

const DAY = 86_400_000;
/** 1 March 1900: before it Excel counts a day that never was. */
const FIRST_SERIAL = 61;

/** `2026-11-22 14:30` as days since 1899-12-30. */
function serialOf(text: string): number {
  const moment = Date.parse(`${text.slice(0, 10)}T${text.slice(11) || "00:00"}Z`);
  return Number(((moment - Date.UTC(1899, 11, 30)) / DAY).toFixed(6));
}

/** Never between the halves of one character. */
function cut(text: string): string {
  return text.length > MOST_CELL ? text.slice(0, MOST_CELL).replace(/[\ud800-\udbff]$/, "") : text;
}

/** What XML 1.0 cannot hold is left out; what looks like Excel's own escape is escaped by it. */
export function escaped(text: string): string {
  return (
    text
      .toWellFormed()
      .replace(/\r\n?/g, "\n")
      // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
      .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, "")
      .replace(/_x[\dA-Fa-f]{4}_/g, (code) => `_x005F${code}`)
      .replaceAll("&", "&amp;")
      .replaceAll("<", "&lt;")
      .replaceAll(">", "&gt;")
  );
}

const names: string[] = [];

/** Columns are A to Z, then AA. */
function letters(at: number): string {
  const known = names[at];
  if (known) return known;
  const rest = Math.floor(at / 26) - 1;
  const name = (rest >= 0 ? letters(rest) : "") + String.fromCharCode(65 + (at % 26));
  names[at] = name;
  return name;
}
