import { PERIODS, type Period, periodAt } from "#worker/kernel/time.ts";

type Scene = { clock: { now(): number }; tenant: { timeZone: string } | null };

/** The time that an address asks for, this quarter without a word: its name, and its moments in the tenant's zone. */
export function periodIn(
  search: URLSearchParams,
  { clock, tenant }: Scene,
): { period: Period; from: string; to: string } {
  const period = PERIODS.find((one) => one === search.get("period")) ?? "this_quarter";
  const { current } = periodAt(period, clock.now(), tenant?.timeZone ?? "UTC");
  return { period, from: new Date(current.from).toISOString(), to: new Date(current.to).toISOString() };
}

/** Whose deals an address asks for: `whose=me`, a person or a team. */
export function whoseIn(search: URLSearchParams): { ownerId?: string; teamId?: string } {
  const [kind, id] = (search.get("whose") ?? "").split(":");
  if (kind === "me") return { ownerId: "me" };
  if (!id) return {};
  return kind === "team" ? { teamId: id } : { ownerId: id };
}
