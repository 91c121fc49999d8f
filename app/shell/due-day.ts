import type { Format } from "./format.ts";

/**
 * A day chosen as a due date is due at its last minute, in the reader's zone: it is late only when the day is over.
 * `YYYY-MM-DD` to an instant.
 */
export function dueAtEndOf(day: string, timeZone: string): string {
  const wanted = Date.parse(`${day}T23:59:00Z`);
  const wall = (moment: number) => {
    const parts = new Intl.DateTimeFormat("en-CA", { timeZone, dateStyle: "short", timeStyle: "medium", hourCycle: "h23" }).format(moment);
    return Date.parse(`${parts.replace(", ", "T")}Z`);
  };
  // Twice, for a clock that is changed on that very day.
  const first = wanted - (wall(wanted) - wanted);
  return new Date(first - (wall(first) - wanted)).toISOString();
}

/** A due date in words: the day, and the hour where one was set. */
export function dueWords(dueAt: string, format: Format): string {
  const hour = format.time(dueAt);
  const day = Math.abs(format.daysFromToday(dueAt)) < 7 ? format.relativeDay(format.day(dueAt)) : format.shortDate(dueAt);
  return hour === "23:59" ? day : `${day} ${hour}`;
}
