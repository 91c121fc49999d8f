import type { Ctx } from "#worker/kernel/context.ts";
import { addDays, dayIn, monthOf, quarterOf, startOf } from "#worker/kernel/time.ts";

/** A forecast's period by its days, and by its moments in the tenant's zone: up to, not including, `until`. */
export type ForecastPeriod = { period: string; from: string; to: string; next: string; since: string; until: string };

/** `2026-11` is a month, `2026-Q4` a quarter. */
export function periodOf(period: string, { tenant }: Pick<Ctx, "tenant">): ForecastPeriod {
  const [year, part = ""] = period.split("-");
  const quarter = part.startsWith("Q");
  const from = `${year}-${quarter ? String(Number(part.slice(1)) * 3 - 2).padStart(2, "0") : part}-01`;
  const next = monthOf(from, quarter ? 3 : 1);
  const moment = (day: string) => new Date(startOf(day, tenant?.timeZone ?? "UTC")).toISOString();
  return { period, from, to: addDays(next, -1), next, since: moment(from), until: moment(next) };
}

/** The month and the quarter of now, and those after them. */
export function currentPeriods({ clock, tenant }: Pick<Ctx, "clock" | "tenant">): string[] {
  const today = dayIn(clock.now(), tenant?.timeZone ?? "UTC");
  const quarter = quarterOf(today);
  return [
    ...[monthOf(today), monthOf(today, 1)].map((day) => day.slice(0, 7)),
    ...[quarter, monthOf(quarter, 3)].map((day) => `${day.slice(0, 4)}-Q${(Number(day.slice(5, 7)) + 2) / 3}`),
  ];
}
