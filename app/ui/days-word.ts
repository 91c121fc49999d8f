import type { Translate } from "#messages";

const SHIFTS: Readonly<Record<string, number>> = { last: -1, yesterday: -1, this: 0, today: 0, next: 1, tomorrow: 1 };

/** Days as seen from today in words: `last_30_days` → "last 30 days", `this_month` → "this month". */
export function daysWord(t: Translate, word: string): string {
  const [which = "", unit = "day", days] = word.split("_");
  if (days) return t(`ui.filter.days.${which === "next" ? "next" : "last"}`, { count: Number(unit) });
  const words = new Intl.RelativeTimeFormat(t.language, { numeric: "auto" });
  return words.format(SHIFTS[which] ?? 0, unit as Intl.RelativeTimeFormatUnit);
}
