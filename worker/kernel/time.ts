/** Half open: `from` belongs to it, `to` does not. Milliseconds. */
export type Span = { from: number; to: number };

export const PERIODS = ["this_month", "last_30_days", "this_quarter", "this_year"] as const;
export type Period = (typeof PERIODS)[number];

/** A calendar day of a zone, `2026-11-22`. */
export type Day = string;

/** The calendar day on which a moment falls in a zone. */
export function dayIn(moment: number, timeZone: string): Day {
  const { year, month, day } = partsIn(moment, timeZone);
  return dayFrom(year, month, day);
}

/** Date and time in a zone as people write them into a sheet: `2026-11-22 14:30`. */
export function wallClock(moment: number, timeZone: string): string {
  const { hour, minute } = partsIn(moment, timeZone);
  return `${dayIn(moment, timeZone)} ${pad(hour)}:${pad(minute)}`;
}

/** The first moment of a day in a zone, which is not always midnight: clocks are put forward at midnight in some places. */
export function startOf(day: Day, timeZone: string): number {
  const wanted = Date.parse(`${day}T00:00:00Z`);
  // The offset at the wanted wall time is at most one change away from the offset a day before or after.
  const candidates = [-DAY, 0, DAY].map((shift) => wanted - offsetAt(wanted + shift, timeZone));
  const real = candidates.filter((moment) => moment + offsetAt(moment, timeZone) === wanted);
  return real.length > 0 ? Math.min(...real) : Math.max(...candidates);
}

/** The day `n` days later; before, when negative. */
export function addDays(day: Day, n: number): Day {
  return new Date(Date.parse(`${day}T00:00:00Z`) + n * DAY).toISOString().slice(0, 10);
}

/** The first day of the month `n` months later. */
export function monthOf(day: Day, n = 0): Day {
  return new Date(Date.UTC(Number(day.slice(0, 4)), Number(day.slice(5, 7)) - 1 + n, 1)).toISOString().slice(0, 10);
}

/** The Monday of the day's week. */
export function weekOf(day: Day): Day {
  return addDays(day, -((new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7));
}

/** The first day of the day's quarter. */
export function quarterOf(day: Day): Day {
  return monthOf(day, -((Number(day.slice(5, 7)) - 1) % 3));
}

/** From the start of day `from` to the end of day `to`. */
export function spanOf(from: Day, to: Day, timeZone: string): Span {
  return { from: startOf(from, timeZone), to: startOf(addDays(to, 1), timeZone) };
}

/**
 * A period around `now` in a zone, and the one before it. A period that is still running is compared with as much of the
 * one before as has passed of it: eight days of this month with eight days of the last.
 */
export function periodAt(period: Period, now: number, timeZone: string): { current: Span; previous: Span } {
  const today = dayIn(now, timeZone);
  const [before, from, after] = edges(period, today).map((day) => startOf(day, timeZone)) as [number, number, number];
  return { current: { from, to: after }, previous: { from: before, to: Math.min(from, before + (now - from)) } };
}

/** The same for any span: the one before is as long. */
export function beforeThat(current: Span, now: number): Span {
  const from = current.from - (current.to - current.from);
  return {
    from,
    to: now < current.to ? Math.max(from, Math.min(current.from, from + (now - current.from))) : current.from,
  };
}

/** The starts of the last `n` months, this one last, and the end of this one: `n + 1` moments. */
export function monthEdges(now: number, timeZone: string, n = 12): { months: Day[]; edges: number[] } {
  const today = dayIn(now, timeZone);
  const starts = Array.from({ length: n + 1 }, (_, i) => monthOf(today, i - n + 1));
  return { months: starts.slice(0, n), edges: starts.map((day) => startOf(day, timeZone)) };
}

const DAY = 86_400_000;

function edges(period: Period, today: Day): [Day, Day, Day] {
  switch (period) {
    case "this_month":
      return [monthOf(today, -1), monthOf(today), monthOf(today, 1)];
    case "last_30_days":
      return [addDays(today, -59), addDays(today, -29), addDays(today, 1)];
    case "this_quarter":
      return [monthOf(quarterOf(today), -3), quarterOf(today), monthOf(quarterOf(today), 3)];
    case "this_year":
      return [
        `${Number(today.slice(0, 4)) - 1}-01-01`,
        `${today.slice(0, 4)}-01-01`,
        `${Number(today.slice(0, 4)) + 1}-01-01`,
      ];
  }
}

type Parts = { year: number; month: number; day: number; hour: number; minute: number; second: number };

function partsIn(moment: number, timeZone: string): Parts {
  const parts = formatOf(timeZone).formatToParts(moment);
  return Object.fromEntries(parts.map(({ type, value }) => [type, Number(value)])) as Parts;
}

/** How far the zone's clocks are ahead of UTC at a moment, in milliseconds. */
function offsetAt(moment: number, timeZone: string): number {
  const { year, month, day, hour, minute, second } = partsIn(moment, timeZone);
  return Date.UTC(year, month - 1, day, hour, minute, second) - Math.floor(moment / 1000) * 1000;
}

const formats = new Map<string, Intl.DateTimeFormat>();

/** Making one costs far more than using it. Zones come from the tenants' settings: there are some 400. */
function formatOf(timeZone: string): Intl.DateTimeFormat {
  const known = formats.get(timeZone);
  if (known) return known;
  const made = new Intl.DateTimeFormat("en-US", {
    timeZone,
    calendar: "gregory",
    numberingSystem: "latn",
    hourCycle: "h23",
    year: "numeric",
    month: "numeric",
    day: "numeric",
    hour: "numeric",
    minute: "numeric",
    second: "numeric",
  });
  formats.set(timeZone, made);
  return made;
}

function dayFrom(year: number, month: number, day: number): Day {
  return `${String(year).padStart(4, "0")}-${pad(month)}-${pad(day)}`;
}

function pad(n: number): string {
  return String(n).padStart(2, "0");
}
