import type { Ctx } from "#worker/kernel/context.ts";
import { addDays, type Day, dayIn, monthOf, weekOf } from "#worker/kernel/time.ts";
import { momentOf, partsOf } from "#worker/kernel/wall-time.ts";
import type { Repeats } from "./contract.ts";

type Due = { repeats: Repeats | null; dueAt: string | null };

/**
 * When the task that follows a repeating one is due, at the same time of the day; null when none follows. Days are those of
 * the zone. Of those that have gone by while it was late none is made up for: the next one is today's or a later one.
 */
export function nextDue({ repeats, dueAt }: Due, doneAt: number, timeZone: string): string | null {
  if (!(repeats && dueAt)) return null;
  const { day: due, time } = partsOf(dueAt, timeZone);
  const today = dayIn(doneAt, timeZone);
  let day = repeats.from === "done" ? following(today, { ...repeats, day: undefined }) : following(due, repeats);
  while (day < today) day = following(day, repeats);
  if (repeats.until && day > repeats.until) return null;
  return momentOf(day, time, timeZone) ?? null;
}

/** How often it repeats, as it is kept; nothing where that is not said. */
export function rhythm(
  { repeats }: { repeats?: Repeats | null | undefined },
  dueAt: string | null | undefined,
  { tenant }: Pick<Ctx, "tenant">,
): { repeats?: Repeats | null } {
  if (!(repeats && dueAt)) return repeats === undefined ? {} : { repeats };
  return { repeats: anchored(repeats, dueAt, tenant?.timeZone ?? "UTC") };
}

/** What repeats every month keeps the day of its month, also where a shorter month comes in between. */
export function anchored(repeats: Repeats, dueAt: string, timeZone: string): Repeats {
  if (repeats.day || !(repeats.unit === "month" || repeats.unit === "year")) return repeats;
  return { ...repeats, day: Number(partsOf(dueAt, timeZone).day.slice(8)) };
}

type Rhythm = Pick<Repeats, "every" | "unit" | "weekdays"> & { day?: number | undefined };

function following(from: Day, { every, unit, weekdays, day }: Rhythm): Day {
  switch (unit) {
    case "day":
      return addDays(from, every);
    case "week":
      return weekdays ? ofWeeks(from, every, weekdays) : addDays(from, 7 * every);
    default: {
      const first = monthOf(from, unit === "year" ? 12 * every : every);
      const last = Number(addDays(monthOf(first, 1), -1).slice(8));
      return addDays(first, Math.min(day ?? Number(from.slice(8)), last) - 1);
    }
  }
}

/** The next of the days in the same week, else the first of them so many weeks on. */
function ofWeeks(from: Day, every: number, weekdays: readonly number[]): Day {
  const monday = weekOf(from);
  const days = weekdays.map((one) => addDays(monday, one - 1)).sort();
  return days.find((one) => one > from) ?? addDays(days[0] ?? from, 7 * every);
}
