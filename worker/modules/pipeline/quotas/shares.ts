import { addDays, type Day, monthOf } from "#worker/kernel/time.ts";

/** A quota of a month from `fromDay` on, up to the next one of that month. */
export type Said = { fromDay: Day; target: number };
/** Days of a team, `leftOn` not included; null is without an end. */
export type Stay = { joinedOn: Day | null; leftOn: Day | null };
/** Days with one rate: `from` included, `until` not; their share of the month's target. */
export type Part = { from: Day; until: Day; target: number };

/**
 * A month's target, cut wherever it changes and on the days of `cuts`. The parts are whole, and their sum is the target
 * whichever way the month is cut: by days, what is left over to those who lost most by rounding.
 */
export function partsOf(month: Day, said: readonly Said[], cuts: readonly Day[]): Part[] {
  const next = monthOf(month, 1);
  const own = said.filter(({ fromDay }) => fromDay >= month && fromDay < next);
  const inside = [...own.map(({ fromDay }) => fromDay), ...cuts].filter((day) => day > month && day < next);
  const edges = [month, ...new Set(inside.toSorted()), next];
  const spans = edges.slice(0, -1).map((from, at) => ({ from, until: edges[at + 1] ?? next }));
  const weights = spans.map(({ from, until }) => daysIn(from, until) * rateOn(from, own));
  const whole = Math.round(weights.reduce((sum, one) => sum + one, 0) / daysIn(month, next));
  const targets = distribute(whole, weights);
  return spans.map((span, at) => ({ ...span, target: targets[at] ?? 0 }));
}

/** `whole` in whole parts of these weights; the sum of the parts is `whole`. The first of equals gets what is left over. */
export function distribute(whole: number, weights: readonly number[]): number[] {
  const all = weights.reduce((sum, one) => sum + BigInt(one), 0n);
  if (all === 0n) return weights.map(() => 0);
  const exact = weights.map((one) => BigInt(whole) * BigInt(one));
  const parts = exact.map((one) => one / all);
  const left = Number(BigInt(whole) - parts.reduce((sum, one) => sum + one, 0n));
  const byLoss = exact
    .map((one, at) => ({ at, lost: one % all }))
    .toSorted((a, b) => Number(b.lost - a.lost) || a.at - b.at);
  for (const { at } of byLoss.slice(0, left)) parts[at] = (parts[at] ?? 0n) + 1n;
  return parts.map(Number);
}

/** Whether days of one part, which no stay cuts, are days of that stay. */
export function within({ from }: Pick<Part, "from">, { joinedOn, leftOn }: Stay): boolean {
  return (joinedOn === null || joinedOn <= from) && (leftOn === null || from < leftOn);
}

/** Mondays to Fridays from `from` up to, not including, `until`. */
export function workingDays(from: Day, until: Day): number {
  const days = daysIn(from, until);
  if (days <= 0) return 0;
  const first = new Date(`${from}T00:00:00Z`).getUTCDay();
  const rest = Array.from({ length: days % 7 }, (_, at) => (first + at) % 7).filter((day) => day !== 0 && day !== 6);
  return Math.floor(days / 7) * 5 + rest.length;
}

/** The months of a period, by their first days. */
export function monthsOf(from: Day, next: Day): Day[] {
  const months = [];
  for (let month = from; month < next; month = monthOf(month, 1)) months.push(month);
  return months;
}

/** What a whole year, quarter or month is of a quota that is said of it: as much for each month. */
export function spread(target: number, months: readonly Day[]): { month: Day; target: number }[] {
  const parts = distribute(
    target,
    months.map(() => 1),
  );
  return months.map((month, at) => ({ month, target: parts[at] ?? 0 }));
}

/** The period by its first day and the day after its last: `2026`, `2026-Q4`, `2026-11`. */
export function daysOf(period: string): { from: Day; to: Day; next: Day } {
  const [year, part] = period.split("-");
  const quarter = part?.startsWith("Q");
  const month = part === undefined ? 1 : quarter ? Number(part.slice(1)) * 3 - 2 : Number(part);
  const from = `${year}-${String(month).padStart(2, "0")}-01`;
  const next = monthOf(from, part === undefined ? 12 : quarter ? 3 : 1);
  return { from, to: addDays(next, -1), next };
}

function rateOn(day: Day, said: readonly Said[]): number {
  return (
    said.filter(({ fromDay }) => fromDay <= day).toSorted((a, b) => (a.fromDay < b.fromDay ? 1 : -1))[0]?.target ?? 0
  );
}

function daysIn(from: Day, until: Day): number {
  return Math.round((Date.parse(`${until}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / 86_400_000);
}
