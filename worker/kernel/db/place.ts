import { hasBadText } from "../text.ts";

/** The Postgres types that a list can be sorted by. */
export type PlaceType = "text" | "timestamptz" | "bigint" | "date" | "uuid" | "float8";

/**
 * True when Postgres reads `text` as a value of `type`, and writes its own values so: the cast of a place out of a cursor
 * then never fails in the database. ISO date style, times with their offset.
 */
export function isPlace(type: PlaceType, text: string): boolean {
  switch (type) {
    case "text":
      return !hasBadText(text);
    case "uuid":
      return /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(text);
    case "bigint":
      return /^-?\d{1,19}$/.test(text) && BigInt.asIntN(64, BigInt(text)) === BigInt(text);
    case "float8":
      if (/^-?Infinity$/.test(text)) return true;
      return FLOAT.test(text) && Number.isFinite(Number(text)) && (Number(text) !== 0 || !/[1-9]/.test(mantissa(text)));
    case "date":
      return ENDLESS.test(text) || isDay(text);
    case "timestamptz":
      return ENDLESS.test(text) || (isDay(text.slice(0, 10)) && TIME.test(text.slice(10)));
  }
}

const ENDLESS = /^-?infinity$/;
const FLOAT = /^-?\d{1,20}(\.\d{1,20})?(e[+-]?\d{1,3})?$/;
const TIME = /^ ([01]\d|2[0-3]):[0-5]\d:[0-5]\d(\.\d{1,6})?[+-](0\d|1[0-4])(:[0-5]\d){0,2}$/;

/** A day of the calendar, of the years 1 to 9999. */
function isDay(text: string): boolean {
  const time = /^(?!0000)\d{4}-\d\d-\d\d$/.test(text) ? Date.parse(text) : Number.NaN;
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text);
}

/** A number too small for a double is refused by Postgres, not taken for 0. */
function mantissa(text: string): string {
  return text.split("e")[0] ?? "";
}
