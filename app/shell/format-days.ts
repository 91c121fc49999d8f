import type { Place } from "./format.ts";

export type When = Date | number | string;

const minute = 60_000;
const hour = 60 * minute;

/** Dates and times of one place. A day without a time (`2026-11-22`) never moves across a time zone. */
export function dayFormats(locale: string, place: Place) {
  const now = () => new Date(place.now ?? Date.now());
  const zoned = (when: When, options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat(locale, { timeZone: isDay(when) ? "UTC" : place.timeZone, ...options }).format(
      moment(when),
    );
  const date = (when: When) => zoned(when, dateStyle(locale));
  return {
    /** `22.11.2026` in Turkish, `22 Nov 2026` in English; takes a moment or a plain day. */
    date,
    /** `22 Kas`, with the year when it is not this one. */
    shortDate: (when: When) => zoned(when, shortStyle(dayOf(when, place.timeZone), dayOf(now(), place.timeZone))),
    /** `22 Kasım 2026 Pazar`. */
    longDate: (when: When) => zoned(when, { dateStyle: "full" }),
    month: (when: When) => zoned(when, { month: "long", year: "numeric" }),
    shortMonth: (when: When) => zoned(when, { month: "short" }),
    time: (when: When) => zoned(when, { hour: "2-digit", minute: "2-digit" }),
    dateTime: (when: When) => `${date(when)} ${zoned(when, { hour: "2-digit", minute: "2-digit" })}`,
    /** `şimdi`, `12 dk. önce`, `2 saat önce`, `dün`, `41 gün önce`; calendar days are those of the reader. */
    relative: (when: When) => relative(locale, when, now(), place.timeZone),
    /** `today`, `yesterday`, `in 3 days`: whole days only, for due dates. */
    relativeDay: (when: When) => relativeDay(locale, dayDistance(when, now(), place.timeZone)),
    /** Whole days from today in the reader's zone; negative when past. */
    daysFromToday: (when: When) => dayDistance(when, now(), place.timeZone),
    today: () => dayOf(now(), place.timeZone),
    day: (when: When) => dayOf(when, place.timeZone),
    /** Seconds as `6 min 12 sec`, the two largest units. */
    duration: (seconds: number) => duration(locale, seconds),
  };
}

function isDay(when: When): when is string {
  return typeof when === "string" && /^\d{4}-\d{2}-\d{2}$/.test(when);
}

function moment(when: When): Date {
  return isDay(when) ? new Date(`${when}T00:00:00Z`) : new Date(when);
}

function dateStyle(locale: string): Intl.DateTimeFormatOptions {
  const month = locale.startsWith("en") ? "short" : "2-digit";
  return { day: month === "short" ? "numeric" : "2-digit", month, year: "numeric" };
}

function shortStyle(day: string, today: string): Intl.DateTimeFormatOptions {
  const sameYear = day.slice(0, 4) === today.slice(0, 4);
  return { day: "numeric", month: "short", ...(sameYear ? {} : { year: "numeric" }) };
}

/** The calendar day (`YYYY-MM-DD`) on which a moment falls in a zone. */
export function dayOf(when: When, timeZone: string): string {
  if (isDay(when)) return when;
  const format = new Intl.DateTimeFormat("en-CA", { timeZone, year: "numeric", month: "2-digit", day: "2-digit" });
  return format.format(moment(when));
}

function dayDistance(when: When, now: Date, timeZone: string): number {
  return Math.round((Date.parse(dayOf(when, timeZone)) - Date.parse(dayOf(now, timeZone))) / (24 * hour));
}

function relative(locale: string, when: When, now: Date, timeZone: string): string {
  const days = dayDistance(when, now, timeZone);
  if (isDay(when)) return relativeDay(locale, days);
  const distance = moment(when).getTime() - now.getTime();
  const size = Math.abs(distance);
  const write = new Intl.RelativeTimeFormat(locale, { numeric: "auto", style: "long" });
  if (size < minute) return write.format(0, "second");
  const short = new Intl.RelativeTimeFormat(locale, { numeric: "auto", style: "short" });
  if (size < hour) return short.format(Math.trunc(distance / minute), "minute");
  if (days === 0 || size < 6 * hour) return write.format(Math.trunc(distance / hour), "hour");
  return relativeDay(locale, days);
}

function relativeDay(locale: string, days: number): string {
  const write = new Intl.RelativeTimeFormat(locale, { numeric: "auto" });
  if (Math.abs(days) < 100) {
    // CLDR has words for the day before yesterday ("evvelsi gün"); a count reads quicker in a column.
    const plain = Math.abs(days) > 1 ? new Intl.RelativeTimeFormat(locale, { numeric: "always" }) : write;
    return plain.format(days, "day");
  }
  if (Math.abs(days) < 730) return write.format(Math.trunc(days / 30.44), "month");
  return write.format(Math.trunc(days / 365.25), "year");
}

function duration(locale: string, seconds: number): string {
  const units = [
    ["day", 86_400],
    ["hour", 3600],
    ["minute", 60],
    ["second", 1],
  ] as const;
  let rest = Math.round(seconds);
  const parts: string[] = [];
  for (const [unit, size] of units) {
    const count = Math.floor(rest / size);
    rest -= count * size;
    if (count > 0 || (unit === "second" && parts.length === 0))
      parts.push(new Intl.NumberFormat(locale, { style: "unit", unit, unitDisplay: "short" }).format(count));
  }
  return parts.slice(0, 2).join(" ");
}
