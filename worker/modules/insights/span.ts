import type { z } from "zod";
import type { Ctx } from "#worker/kernel/context.ts";
import { addDays, beforeThat, dayIn, monthEdges, periodAt, type Span, spanOf } from "#worker/kernel/time.ts";
import type { ReadDashboard } from "./contract.ts";
import { edgesOf } from "./flow.ts";

/** Every moment that a dashboard is counted by. */
export type Times = {
  now: number;
  current: Span;
  previous: Span;
  today: Span;
  yesterday: Span;
  months: string[];
  starts: number[];
  edges: number[];
};

/** What "this month" and "today" are for a tenant at this moment. Kept beside the request: a read asks for it twice. */
export function timesOf(input: z.output<typeof ReadDashboard>, ctx: Ctx): Times {
  const known = times.get(input);
  if (known) return known;
  const [now, zone] = [ctx.clock.now(), ctx.tenant?.timeZone ?? "UTC"];
  const { current, previous } = spans(input, now, zone);
  const day = dayIn(now, zone);
  const today = spanOf(day, day, zone);
  const yesterday = spanOf(addDays(day, -1), addDays(day, -1), zone);
  const { months, edges: starts } = monthEdges(now, zone);
  const edges = edgesOf(now, ...starts, ...[current, previous, today, yesterday].flatMap(({ from, to }) => [from, to]));
  const made = { now, current, previous, today, yesterday, months, starts, edges };
  times.set(input, made);
  return made;
}

const times = new WeakMap<object, Times>();

function spans({ period, from, to }: z.output<typeof ReadDashboard>, now: number, zone: string) {
  if (!from || !to) return periodAt(period, now, zone);
  const current = spanOf(from, to, zone);
  return { current, previous: beforeThat(current, now) };
}
