import { parseNumber } from "../parse-number.ts";
import { dateOf } from "../serial-date.ts";
import { fold } from "../text.ts";
import { momentOf } from "../wall-time.ts";
import type { FieldKind } from "./field.ts";

type Place = { format: { decimal: "." | ","; dayFirst: boolean }; timeZone: string };
type Kind = {
  kind: FieldKind;
  choices?: readonly { value: string; label: string }[] | undefined;
  /** Of a moment: a day without a time is its end. */
  dayEnds?: boolean;
};

/**
 * What the text of a cell says, as the API takes it: money in minor units, days as `2026-11-22`, choices by their value. People and
 * records stay the text that names them. What cannot be read stays text, for the contract to refuse with its reason.
 */
export function cellValue(text: string, { kind, choices, dayEnds }: Kind, place: Place): unknown {
  switch (kind) {
    case "number":
    case "percent":
      return numberIn(text, place) ?? text;
    case "currency": {
      const amount = numberIn(text, place);
      return amount === undefined ? text : Math.round(amount * 100);
    }
    case "date":
      return dayIn(text, place) ?? text;
    case "date_time":
      return momentIn(text, place, dayEnds ? "" : "00:00") ?? text;
    case "yes_no":
      return YES.has(fold(text)) ? true : NO.has(fold(text)) ? false : text;
    case "select":
    case "multi_select":
      return choices?.find(({ value, label }) => value === text || fold(label) === fold(text))?.value ?? text;
    case "address":
      return { line: text };
    default:
      return text;
  }
}

const YES = new Set(["evet", "e", "yes", "y", "true", "dogru", "1", "var", "x", "✓", "✔"].map(fold));
const NO = new Set(["hayir", "h", "no", "n", "false", "yanlis", "0", "yok", "-"].map(fold));

function numberIn(text: string, { format: { decimal } }: Place): number | undefined {
  if (/[^\d.,\-−\s%₺$€£'’A-Za-z]/.test(text) || /\d[^\d.,\s'’-]+\d/.test(text)) return undefined;
  // Both signs: the last one is the decimal one, whatever the file's habit.
  const last = Math.max(text.lastIndexOf(","), text.lastIndexOf("."));
  const both = text.includes(",") && text.includes(".");
  const sign = both ? (text[last] as "," | ".") : decimal;
  return parseNumber(text, { decimal: sign, group: sign === "," ? "." : "," });
}

const MONTHS =
  "ocak,subat,mart,nisan,mayis,haziran,temmuz,agustos,eylul,ekim,kasim,aralik|january,february,march,april,may,june,july,august,september,october,november,december"
    .split("|")
    .map((names) => names.split(","));

function dayIn(text: string, place: Place): string | undefined {
  const serial = /^\d{5}(?:[.,]\d+)?$/.test(text) ? Number(text.replace(",", ".")) : undefined;
  if (serial !== undefined) return dateOf(serial).slice(0, 10);
  const [date = ""] = text.split(/[T\s](?=\d{1,2}:)/);
  const iso = /^(\d{4})[-./](\d{1,2})[-./](\d{1,2})$/.exec(date);
  if (iso) return dayFrom(iso[1], iso[2], iso[3]);
  const [one, other, year, ...more] = date.split(/[\s./,-]+/).filter(Boolean);
  if (!(one && other && year) || more.length > 0) return undefined;
  const [day, month] = /^\d+$/.test(one)
    ? place.format.dayFirst || !/^\d+$/.test(other)
      ? [one, other]
      : [other, one]
    : [other, one];
  return dayFrom(year.length === 2 ? `20${year}` : year, monthIn(month), day);
}

function monthIn(text: string): string | undefined {
  if (/^\d+$/.test(text)) return text;
  const wanted = fold(text);
  for (const names of MONTHS) {
    const at = names.findIndex((name) => wanted.length >= 3 && name.startsWith(wanted));
    if (at >= 0) return String(at + 1);
  }
  return undefined;
}

function dayFrom(year?: string, month?: string, day?: string): string | undefined {
  if (!(year && month && day) || !/^\d{4}$/.test(year)) return undefined;
  const text = `${year}-${month.padStart(2, "0")}-${day.padStart(2, "0")}`;
  const time = Date.parse(`${text}T00:00:00Z`);
  return Number.isFinite(time) && new Date(time).toISOString().startsWith(text) ? text : undefined;
}

function momentIn(text: string, place: Place, usual: string): string | undefined {
  if (/(?:Z|[+-]\d\d:?\d\d)$/.test(text) && Number.isFinite(Date.parse(text))) return new Date(text).toISOString();
  const serial = /^\d{5}[.,]\d+$/.test(text) ? dateOf(Number(text.replace(",", "."))) : text;
  const day = dayIn(serial, place);
  const [, hour, minute = "00"] = /[T\s](\d{1,2}):(\d\d)/.exec(serial) ?? [];
  return day && momentOf(day, hour ? `${hour.padStart(2, "0")}:${minute}` : usual, place.timeZone);
}
