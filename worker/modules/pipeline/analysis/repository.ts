import { type SQL, sql } from "drizzle-orm";
import type { z } from "zod";
import { rows } from "#worker/kernel/db/builder.ts";
import * as pipelines from "../pipelines/repository.ts";
import { dealStages, deals, stages } from "../tables.ts";
import type { AnalysePipeline } from "./contract.ts";

type Asked = z.output<typeof AnalysePipeline>;
type Whose = Pick<Asked, "ownerId" | "teamId">;

export function pipeline(id: Asked["id"]) {
  return id === "first" ? pipelines.first() : pipelines.one(id);
}

export type Conversion = { stageId: string; entered: number; wentOn: number; won: number; lost: number };

/** Of the deals that entered each stage in the period: how many went on, and what became of them. */
export function conversion({ id, from, to, ...whose }: Asked) {
  return rows<Conversion>(sql`with visits as (
      select h.deal_id, h.stage_id, h.entered_at, s.position, d.status from ${dealStages} h
      join ${deals} d on d.tenant_id = h.tenant_id and d.id = h.deal_id join ${stages} s on s.tenant_id = h.tenant_id and s.id = h.stage_id
      where s.pipeline_id = ${idOf(id)} and s.archived_at is null and d.archived_at is null and ${ownedBy(whose)}),
    entries as (
      select deal_id, stage_id, position, status, min(entered_at) as entered_at from visits
      where entered_at >= ${from}::timestamptz and entered_at < ${to}::timestamptz group by 1, 2, 3, 4)
    select e.stage_id as "stageId", count(*)::int as entered, count(*) filter (where e.status = 'won')::int as won,
      count(*) filter (where e.status = 'lost')::int as lost,
      count(*) filter (where e.status = 'won' or exists (select from visits v where v.deal_id = e.deal_id
        and v.entered_at > e.entered_at and v.position > e.position))::int as "wentOn"
    from entries e group by 1`);
}

export type Times = { stageId: string; visits: number; averageSeconds: number; medianSeconds: number };

/** How long the visits took that ended in the period. */
export function times({ id, from, to, ...whose }: Asked) {
  const took = sql`extract(epoch from h.left_at - h.entered_at)::float8`;
  return rows<Times>(sql`select h.stage_id as "stageId", count(*)::int as visits, avg(${took}) as "averageSeconds",
      percentile_cont(0.5) within group (order by ${took}) as "medianSeconds"
    from ${dealStages} h join ${deals} d on d.tenant_id = h.tenant_id and d.id = h.deal_id
    where h.stage_id = any(array(select s.id from ${stages} s where s.pipeline_id = ${idOf(id)})) and d.archived_at is null
      and h.left_at >= ${from}::timestamptz and h.left_at < ${to}::timestamptz and ${ownedBy(whose)} group by 1`);
}

/** How many stand in each stage now. */
export function standing({ id, ...whose }: Asked) {
  return rows<{
    stageId: string;
    open: number;
  }>(sql`select d.stage_id as "stageId", count(*)::int as open from ${deals} d
    where d.pipeline_id = ${idOf(id)} and d.status = 'open' and d.archived_at is null and ${ownedBy(whose)} group by 1`);
}

/** Null as `currency`: all of them together. */
export type Pace = {
  currency: string | null;
  open: number;
  won: number;
  lost: number;
  wonMinor: number;
  averageSeconds: number | null;
  medianSeconds: number | null;
};

/** What is open now, and what was decided in the period, by currency and in all. What came in decided may not say how long it took. */
export function pace({ id, from, to, ...whose }: Asked) {
  const cycle = sql`extract(epoch from d.closed_at - d.created_at)::float8`;
  const timed = sql`d.status = 'won' and d.closed_at > d.created_at`;
  return rows<Pace>(sql`select d.currency, count(*) filter (where d.status = 'open')::int as open,
      count(*) filter (where d.status = 'won')::int as won, count(*) filter (where d.status = 'lost')::int as lost,
      coalesce(sum(d.amount_minor) filter (where d.status = 'won'), 0)::float8 as "wonMinor",
      avg(${cycle}) filter (where ${timed}) as "averageSeconds",
      percentile_cont(0.5) within group (order by ${cycle}) filter (where ${timed}) as "medianSeconds"
    from ${deals} d where d.pipeline_id = ${idOf(id)} and d.archived_at is null and ${ownedBy(whose)}
      and (d.status = 'open' or ${closedIn(from, to)})
    group by grouping sets ((d.currency), ())`);
}

/** Whose deals, of `deals d`. */
export function ownedBy({ ownerId, teamId }: Whose): SQL {
  const person = ownerId === "me" ? sql`d.owner_id = (select app.user_id())` : sql`d.owner_id = ${ownerId}`;
  const team = sql`d.owner_id = any(array(select m.user_id from team_members m where m.team_id = ${teamId}))`;
  return sql`${ownerId ? person : sql`true`} and ${teamId ? team : sql`true`}`;
}

/** Closed in the period and not put away, of `deals d`: what every figure of won and lost deals counts. */
export function closedIn(from: string, to: string): SQL {
  return sql`(d.archived_at is null and d.closed_at >= ${from}::timestamptz and d.closed_at < ${to}::timestamptz)`;
}

function idOf(id: Asked["id"]): SQL {
  return id === "first" ? sql`(select id from (${pipelines.first()}) chosen)` : sql`${id}`;
}
