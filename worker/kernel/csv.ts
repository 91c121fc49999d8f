/** What a cell may hold. Text is always escaped; numbers are ours. `decimal` keeps its digits: `{ decimal: "-12.50" }`. */
export type CsvCell = string | number | bigint | boolean | null | undefined | { decimal: string };

/** `tr` writes `;` between cells and a decimal comma, as a Turkish spreadsheet reads it; `en` writes `,` and a point. */
export type CsvLocale = "tr" | "en";

/** The first thing in a file: without it spreadsheets read UTF-8 as the machine's old code page. */
export const csvStart = "\ufeff";

/**
 * One record (RFC 4180), its CRLF included. Text that a spreadsheet could run as a formula gets an apostrophe in front
 * (OWASP, "CSV Injection"), but for phone numbers; `unneutralise` takes it off again on import.
 */
export function csvRow(cells: readonly CsvCell[], locale: CsvLocale): string {
  return `${cells.map((cell) => write(cell, locale)).join(locale === "tr" ? ";" : ",")}\r\n`;
}

/** The text as it was before `csvRow` wrote it. Leaves every other text alone. */
export function unneutralise(cell: string): string {
  return cell.startsWith("'") && formula.test(cell) ? cell.slice(1) : cell;
}

function write(cell: CsvCell, locale: CsvLocale): string {
  if (cell === null || cell === undefined) return "";
  if (typeof cell === "string") return quote(formula.test(cell) && !phones.test(cell) ? `'${cell}` : cell);
  if (typeof cell === "number" && !Number.isFinite(cell)) return "";
  if (typeof cell !== "object") return decimal(String(cell), locale);
  return number.test(cell.decimal) ? decimal(cell.decimal, locale) : write(cell.decimal, locale);
}

function decimal(text: string, locale: CsvLocale): string {
  return locale === "tr" ? text.replace(".", ",") : text;
}

// Both separators are quoted, so that a program that guesses the separator guesses right.
function quote(text: string): string {
  return /[",;\t\r\n]|^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** Digits and gaps alone work nothing out, and people read them. */
const phones = /^\+\d[\d ]{6,20}(?:, \+\d[\d ]{6,20})*$/;
const number = /^-?\d+(\.\d+)?$/;
// Apostrophes in front count too: "'=1" becomes "''=1", so that nothing is lost on the way back. Then anything blank or
// invisible, then TAB, CR, LF or = + - @ in their plain, full-width, small and mathematical forms.
const formula =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
  /^'*(?:[\t\r\n]|[\s\u0000-\u0020\u00ad\u200b-\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]*[\t\r\n=+\-@\uff1d\uff0b\uff0d\uff20\ufe66\ufe62\ufe63\ufe6b\u2212])/;
