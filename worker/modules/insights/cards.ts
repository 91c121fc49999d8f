import type { z } from "zod";
import type { Card } from "./contract.ts";
import { enteredBetween, type Flow, leftBetween, remaining, standingAt } from "./flow.ts";
import type { CardKey } from "./options.ts";
import type { Times } from "./span.ts";

type CardOf = z.input<typeof Card>;
type Money = CardOf["values"][number];
type DealFlow = Flow & { won: boolean };

/** All customers; before: when the period began; by month: those that were added. `counts` are by place between the edges. */
export function customersCard(counts: number[], times: Times): CardOf {
  const flows = counts.map((amount, entered) => ({ entered, left: null, amount }));
  const value = counts.reduce((all, count) => all + count, 0);
  const previous = standingAt(flows, times.edges, times.current.from);
  const trend = byMonth(times, (from, to) => enteredBetween(flows, times.edges, from, to));
  return countCard("customers", value, previous, trend, { to: "/customers", filter: {} });
}

/** Active now; before: when the period began; by month: at its end. */
export function projectsCard(flows: Flow[], times: Times): CardOf {
  const active = remaining(flows).reduce((all, { amount }) => all + amount, 0);
  const standing = (moment: number) => standingAt(flows, times.edges, moment);
  const trend = byMonth(times, (_, to) => standing(to));
  return countCard("active_projects", active, standing(times.current.from), trend, {
    to: "/projects",
    filter: { status: { eq: "active" } },
  });
}

/** Worth of what is open now; before and by month: what stood open then, at what it is worth now. */
export function pipelineCard(
  open: { count: number; values: Money[] },
  flows: DealFlow[],
  times: Times,
  currency: string,
): CardOf {
  const standing = (moment: number) => standingAt(flows, times.edges, moment);
  const trend = byMonth(times, (_, to) => standing(to));
  return moneyCard("pipeline", open, standing(times.current.from), trend, currency, {
    to: "/deals",
    filter: { status: { eq: "open" } },
  });
}

/** Worth of what was won in the period, in the one before, in each month. */
export function wonCard(
  won: { count: number; values: Money[] },
  flows: DealFlow[],
  times: Times,
  currency: string,
): CardOf {
  const { current, previous, edges } = times;
  const wins = flows.filter((flow) => flow.won);
  const between = (from: number, to: number) => leftBetween(wins, edges, from, to);
  const filter = { status: { eq: "won" }, closedAt: { gte: iso(current.from), lt: iso(current.to) } };
  return moneyCard("won", won, between(previous.from, previous.to), byMonth(times, between), currency, {
    to: "/deals",
    filter,
  });
}

/** One's own open tasks due today; before: all that were due yesterday; by month: all that were due. */
export function tasksTodayCard(flows: Flow[], times: Times): CardOf {
  const { today, yesterday, edges } = times;
  const due = enteredBetween(remaining(flows), edges, today.from, today.to);
  const between = (from: number, to: number) => enteredBetween(flows, edges, from, to);
  const filter = { done: { eq: false }, ownerId: { eq: "me" }, dueAt: { gte: iso(today.from), lt: iso(today.to) } };
  return countCard("tasks_today", due, between(yesterday.from, yesterday.to), byMonth(times, between), {
    to: "/tasks",
    filter,
  });
}

/** One's own open tasks due before now; before: when the period began; by month: at its end. */
export function tasksOverdueCard(flows: Flow[], times: Times): CardOf {
  const { current, edges, now } = times;
  const overdue = standingAt(remaining(flows), edges, now);
  const trend = byMonth(times, (_, to) => standingAt(flows, edges, Math.min(to, now)));
  const previous = standingAt(flows, edges, Math.min(current.from, now));
  return countCard("tasks_overdue", overdue, previous, trend, {
    to: "/tasks",
    filter: { overdue: { eq: true }, ownerId: { eq: "me" } },
  });
}

function countCard(
  key: CardKey,
  value: number,
  previous: number,
  trend: CardOf["trend"],
  rows: CardOf["rows"],
): CardOf {
  return { key, unit: "count", value, previous, delta: value - previous, trend, count: value, values: [], rows };
}

function moneyCard(
  key: CardKey,
  { count, values }: { count: number; values: Money[] },
  previous: number,
  trend: CardOf["trend"],
  currency: string,
  rows: CardOf["rows"],
): CardOf {
  const own = values.find((one) => one.currency === currency) ?? { currency, count: 0, amountMinor: 0 };
  const value = own.amountMinor;
  const ordered = [own, ...values.filter((one) => one !== own)];
  return { key, unit: "money", value, previous, delta: value - previous, trend, count, values: ordered, rows };
}

function byMonth({ months, starts }: Times, figure: (from: number, to: number) => number): CardOf["trend"] {
  return months.map((month, i) => ({ month, value: figure(starts[i] ?? 0, starts[i + 1] ?? 0) }));
}

function iso(moment: number): string {
  return new Date(moment).toISOString();
}
