/**
 * What a person typed as a day: `22.11.2026`, `22/11`, `22 Kas 2026`, `221126`, `2026-11-22`, or a word such as "bugün".
 * `today` (`YYYY-MM-DD`) fills a missing year. Undefined when it is no day that exists.
 */
export function parseDay(
  text: string,
  place: { locale: string; today: string; words?: Record<string, number> },
): string | undefined {
  const typed = text.trim().toLocaleLowerCase(place.locale);
  const shift = Object.entries(place.words ?? {}).find(([word]) => word.toLocaleLowerCase(place.locale) === typed);
  if (shift) return addDays(place.today, shift[1]);
  const iso = /^(\d{4})-(\d{1,2})-(\d{1,2})$/.exec(typed);
  if (iso) return day(iso[1], iso[2], iso[3]);
  const compact = /^(\d\d)(\d\d)(\d\d(?:\d\d)?)$/.exec(typed);
  const pieces = compact ? compact.slice(1) : typed.split(/[\s./,-]+/).filter(Boolean);
  const [first, second] = place.locale === "en-US" && /^\d+$/.test(pieces[1] ?? "") ? [pieces[1], pieces[0]] : pieces;
  return day(fullYear(pieces[2], place.today), monthOf(second, place.locale), first);
}

/** A day so many days away. */
export function addDays(from: string, days: number): string {
  return new Date(Date.parse(`${from}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
}

function fullYear(year: string | undefined, today: string): string {
  if (!year) return today.slice(0, 4);
  return year.length === 2 ? `20${year}` : year;
}

function monthOf(text: string | undefined, locale: string): string | undefined {
  if (!text || /^\d+$/.test(text)) return text;
  const names = Array.from({ length: 12 }, (_, month) =>
    new Intl.DateTimeFormat(locale, { month: "long", timeZone: "UTC" })
      .format(Date.UTC(2024, month, 1))
      .toLocaleLowerCase(locale),
  );
  const found = text.length < 3 ? -1 : names.findIndex((name) => name.startsWith(text.slice(0, 3)));
  return found < 0 ? undefined : String(found + 1);
}

function day(year?: string, month?: string, date?: string): string | undefined {
  if (!year || !month || !date || !/^\d{4}$/.test(year)) return undefined;
  const text = `${year}-${month.padStart(2, "0")}-${date.padStart(2, "0")}`;
  const time = Date.parse(`${text}T00:00:00Z`);
  return Number.isFinite(time) && new Date(time).toISOString().startsWith(text) ? text : undefined;
}
