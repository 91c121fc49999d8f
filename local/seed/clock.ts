import type { Random } from "./corpus/index.ts";

export const HOUR = 3_600_000;
export const DAY = 24 * HOUR;
// Turkey has kept UTC+3 all year since 2016.
const ISTANBUL = 3 * HOUR;

/** The demo's moments, all before `now` unless said otherwise, in milliseconds. */
export type Clock = {
  now: number;
  /** Midnight of today in Istanbul. */
  today: number;
  /** Midnight of the month's first day. */
  month: number;
  /** In office hours of a working day, `ago` days back at most and `least` at least. */
  past(r: Random, ago: number, least?: number): number;
  /** Later than `start` by up to `days`, in office hours where that fits. */
  after(r: Random, start: number, days: number): number;
};

export function clockAt(now: number): Clock {
  const today = Math.floor((now + ISTANBUL) / DAY) * DAY - ISTANBUL;
  const here = new Date(now + ISTANBUL);
  const month = Date.UTC(here.getUTCFullYear(), here.getUTCMonth(), 1) - ISTANBUL;
  const before = (time: number, least: number) => (time <= now ? time : least + (now - least) * 0.9);
  return {
    now,
    today,
    month,
    past: (r, ago, least = 0) => before(officeHours(r, now - (least + r.next() * (ago - least)) * DAY), now - 2 * HOUR),
    after: (r, start, days) => {
      const found = officeHours(r, start + r.next() * days * DAY);
      return before(Math.max(found, start + 5 * 60_000), start);
    },
  };
}

/** The same day, or the Friday before, between nine and six. */
export function officeHours(r: Random, time: number): number {
  const midnight = Math.floor((time + ISTANBUL) / DAY) * DAY;
  const weekday = new Date(midnight).getUTCDay();
  const back = weekday === 6 ? 1 : weekday === 0 ? 2 : 0;
  return midnight - ISTANBUL - back * DAY + Math.floor((9 + r.next() * 9) * HOUR);
}

export const iso = (time: number) => new Date(time).toISOString();
export const dayOf = (time: number) => new Date(time + ISTANBUL).toISOString().slice(0, 10);
