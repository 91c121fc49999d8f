import { type SQL, sql } from "drizzle-orm";
import { row, rows } from "#worker/kernel/db/builder.ts";
import { closedIn } from "../analysis/repository.ts";
import { deals, forecastSnapshots, forecasts, stages } from "../tables.ts";
import type { ForecastPeriod } from "./period.ts";

export type Figures = {
  closedMinor: number;
  commitMinor: number;
  bestCaseMinor: number;
  pipelineMinor: number;
  weightedMinor: number;
};
export type Counted = Figures & { ownerId: string | null; ownerName: string | null; currency: string };

/** What was won in a period and what is expected to close in it, by owner and currency. */
function counted({ from, next, since, until }: ForecastPeriod, teamId: string | undefined): SQL {
  const open = (category: string) =>
    sql`coalesce(sum(d.amount_minor) filter (where d.status = 'open' and d.category = ${category}), 0)`;
  return sql`select d.owner_id, d.currency, coalesce(sum(d.amount_minor) filter (where d.status = 'won'), 0) as closed_minor,
      ${open("commit")} as commit_minor, ${open("best_case")} as best_case_minor, ${open("pipeline")} as pipeline_minor,
      coalesce(round(sum(d.amount_minor * case when d.status = 'won' then 100 when d.category = 'omitted' then 0 else d.probability end) / 100.0), 0) as weighted_minor
    from (select d.owner_id, d.currency, d.amount_minor, d.status, s.probability, coalesce(d.forecast_category, s.forecast_category) as category
      from ${deals} d join ${stages} s on s.tenant_id = d.tenant_id and s.id = d.stage_id
      where d.archived_at is null and ((d.status = 'open' and d.expected_close >= ${from}::date and d.expected_close < ${next}::date)
        or (d.status = 'won' and ${closedIn(since, until)}))) d
    where ${inTeam(sql`d.owner_id`, teamId)} group by 1, 2`;
}

export function figures(period: ForecastPeriod, teamId: string | undefined) {
  return rows<Counted>(sql`select f.owner_id as "ownerId", u.name as "ownerName", f.currency, f.closed_minor::float8 as "closedMinor",
      f.commit_minor::float8 as "commitMinor", f.best_case_minor::float8 as "bestCaseMinor", f.pipeline_minor::float8 as "pipelineMinor",
      f.weighted_minor::float8 as "weightedMinor"
    from (${counted(period, teamId)}) f left join users u on u.id = f.owner_id order by u.name, f.owner_id`);
}

export type Said = {
  ownerId: string;
  ownerName: string;
  submittedMinor: number | null;
  submittedAt: string | null;
  note: string | null;
  overrideMinor: number | null;
  overrideAt: string | null;
  overrideByName: string | null;
};

/** What people and their managers say. */
export function said({ period }: ForecastPeriod, teamId: string | undefined) {
  return rows<Said>(sql`select f.owner_id as "ownerId", u.name as "ownerName", f.submitted_minor::float8 as "submittedMinor",
      ${utc(sql`f.submitted_at`)} as "submittedAt", f.note, f.override_minor::float8 as "overrideMinor", ${utc(sql`f.override_at`)} as "overrideAt", m.name as "overrideByName"
    from ${forecasts} f left join users u on u.id = f.owner_id left join users m on m.id = f.override_by
    where f.period = ${period} and ${inTeam(sql`f.owner_id`, teamId)} order by u.name`);
}

export type Snapshot = Figures & { takenOn: string };

/** The sums of what was kept of a period, week by week. */
export function snapshots({ period }: ForecastPeriod, teamId: string | undefined) {
  return rows<Snapshot>(sql`select f.taken_on as "takenOn", sum(f.closed_minor)::float8 as "closedMinor", sum(f.commit_minor)::float8 as "commitMinor",
      sum(f.best_case_minor)::float8 as "bestCaseMinor", sum(f.pipeline_minor)::float8 as "pipelineMinor", sum(f.weighted_minor)::float8 as "weightedMinor"
    from ${forecastSnapshots} f where f.period = ${period} and ${inTeam(sql`f.owner_id`, teamId)} group by 1 order by 1`);
}

/** Keeps what a period looks like on a day; once. */
export function take(period: ForecastPeriod, day: string, currency: string) {
  return rows(sql`insert into ${forecastSnapshots} (id, owner_id, period, taken_on, closed_minor, commit_minor, best_case_minor, pipeline_minor, weighted_minor)
    select uuidv7(), f.owner_id, ${period.period}, ${day}::date, f.closed_minor, f.commit_minor, f.best_case_minor, f.pipeline_minor, f.weighted_minor
    from (${counted(period, undefined)}) f where f.currency = ${currency} on conflict do nothing`);
}

export function submit(id: string, period: string, amountMinor: number, note: string | null) {
  return row(sql`insert into ${forecasts} (id, owner_id, period, submitted_minor, submitted_at, note)
    values (${id}, app.user_id(), ${period}, ${amountMinor}, now(), ${note})
    on conflict (tenant_id, period, owner_id) do update set submitted_minor = excluded.submitted_minor,
      submitted_at = excluded.submitted_at, note = excluded.note`);
}

export function override(id: string, period: string, ownerId: string, amountMinor: number | null) {
  const [at, by] = amountMinor === null ? [sql`null`, sql`null`] : [sql`now()`, sql`app.user_id()`];
  return row(sql`insert into ${forecasts} (id, owner_id, period, override_minor, override_at, override_by)
    values (${id}, ${ownerId}, ${period}, ${amountMinor}, ${at}, ${by})
    on conflict (tenant_id, period, owner_id) do update set override_minor = excluded.override_minor,
      override_at = excluded.override_at, override_by = excluded.override_by`);
}

function inTeam(owner: SQL, teamId: string | undefined): SQL {
  return teamId
    ? sql`${owner} = any(array(select m.user_id from team_members m where m.team_id = ${teamId}))`
    : sql`true`;
}

/** A moment as it leaves. */
function utc(moment: SQL): SQL {
  return sql`to_char(${moment} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;
}
