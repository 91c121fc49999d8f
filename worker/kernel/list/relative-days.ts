import { addDays, type Day, monthOf, quarterOf, weekOf } from "../time.ts";

/** Days as seen from today, besides `last_<n>_days` and `next_<n>_days`, which count today. Weeks begin on Monday. */
export const NAMED_DAYS = [
  "today",
  "yesterday",
  "tomorrow",
  "this_week",
  "last_week",
  "next_week",
  "this_month",
  "last_month",
  "next_month",
  "this_quarter",
  "last_quarter",
  "next_quarter",
  "this_year",
  "last_year",
  "next_year",
] as const;

/** `last_30_days`: up to 9999 of them. */
export const COUNTED_DAYS = /^(last|next)_([1-9]\d{0,3})_days$/;

export function isRelative(word: string): boolean {
  return COUNTED_DAYS.test(word) || NAMED_DAYS.some((known) => known === word);
}

/** The first and the last of those days. Throws for what `isRelative` does not know. */
export function daysOf(word: string, today: Day): [Day, Day] {
  const [, way, count] = COUNTED_DAYS.exec(word) ?? [];
  if (way === "last") return [addDays(today, 1 - Number(count)), today];
  if (way === "next") return [today, addDays(today, Number(count) - 1)];
  const [which = "", unit = ""] = word.split("_");
  const shift = shifts[which];
  if (shift === undefined) throw new Error(`No such days: ${word}`);
  switch (unit) {
    case "week":
      return upTo(addDays(weekOf(today), 7 * shift), (monday) => addDays(monday, 7));
    case "month":
      return upTo(monthOf(today, shift), (first) => monthOf(first, 1));
    case "quarter":
      return upTo(monthOf(quarterOf(today), 3 * shift), (first) => monthOf(first, 3));
    case "year":
      return upTo(`${Number(today.slice(0, 4)) + shift}-01-01`, (first) => monthOf(first, 12));
    default:
      return [addDays(today, shift), addDays(today, shift)];
  }
}

const shifts: Record<string, number> = { today: 0, yesterday: -1, tomorrow: 1, this: 0, last: -1, next: 1 };

function upTo(first: Day, next: (first: Day) => Day): [Day, Day] {
  return [first, addDays(next(first), -1)];
}
