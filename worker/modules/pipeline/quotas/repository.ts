import { type SQL, sql } from "drizzle-orm";
import { row, rows } from "#worker/kernel/db/builder.ts";
import { closedIn } from "../analysis/repository.ts";
import type { QuotaMeasure } from "../options.ts";
import { deals, pipelines, quotas, teamQuotas } from "../tables.ts";

/** Which quotas: what they count, and of which pipeline; null is all of them. */
export type Kind = { measure: QuotaMeasure; pipelineId: string | null };
export type Days = { from: string; next: string };
type Named = { id: string; name: string };

const of = ({ measure, pipelineId }: Kind) =>
  sql`q.measure = ${measure} and q.pipeline_id is not distinct from ${pipelineId}::uuid`;
const during = ({ from, next }: Days) => sql`q.from_day >= ${from}::date and q.from_day < ${next}::date`;

export type Target = Named & { fromDay: string; target: number };

export function ofPeople(kind: Kind, days: Days) {
  return rows<Target>(sql`select q.owner_id as id, u.name, q.from_day as "fromDay", q.target::float8 as target
    from ${quotas} q join users u on u.id = q.owner_id where ${of(kind)} and ${during(days)} order by u.name, u.id`);
}

export function ofTeams(kind: Kind, days: Days) {
  return rows<Target>(sql`select q.team_id as id, t.name, q.from_day as "fromDay", q.target::float8 as target
    from ${teamQuotas} q join teams t on t.id = q.team_id where ${of(kind)} and ${during(days)} order by t.name, t.id`);
}

export type Stayed = {
  teamId: string;
  teamName: string;
  id: string;
  name: string;
  joinedOn: string | null;
  leftOn: string | null;
};

/** Who was of which team on a day of these. */
export function stays(days: Days) {
  return rows<Stayed>(sql`select s.team_id as "teamId", t.name as "teamName", s.user_id as id, u.name, s.joined_on as "joinedOn", s.left_on as "leftOn"
    from team_stays s join teams t on t.id = s.team_id join users u on u.id = s.user_id
    where (s.joined_on is null or s.joined_on < ${days.next}::date) and (s.left_on is null or s.left_on > ${days.from}::date)
    order by t.name, t.id, u.name, u.id, s.joined_on nulls first`);
}

export type Won = { id: string | null; name: string | null; from: string; attained: number };
export type Asked = Kind & Days & { since: string; until: string; currency: string; timeZone: string };

/** What was won, by owner and by stretches of days in which nobody changes teams and no month ends, by their first day. */
export function won({ measure, pipelineId, from, next, since, until, currency, timeZone }: Asked) {
  const counted = measure === "count" ? sql`count(*)` : sql`sum(d.amount_minor)`;
  return rows<Won>(sql`with cuts as materialized (select array_agg(day order by day) as days from (
      select generate_series(${from}::date, ${next}::date - 1, interval '1 month')::date as day
      union select s.joined_on from team_stays s where s.joined_on > ${from}::date and s.joined_on < ${next}::date
      union select s.left_on from team_stays s where s.left_on > ${from}::date and s.left_on < ${next}::date) c)
    select w.owner_id as id, u.name, c.days[w.at]::text as from, w.attained::float8 as attained
    from (select d.owner_id, width_bucket((d.closed_at at time zone ${timeZone})::date, (select days from cuts)) as at, ${counted} as attained
      from ${deals} d where d.status = 'won' and ${closedIn(since, until)}
        and ${measure === "amount" ? sql`d.currency = ${currency}` : sql`true`}
        and ${pipelineId ? sql`d.pipeline_id = ${pipelineId}` : sql`true`} group by 1, 2) w
    cross join cuts c left join users u on u.id = w.owner_id order by u.name, w.owner_id`);
}

export type Entry = { id: string; day: string; month: string; target: number | null };

/** The pipeline, if there is one of that id. */
export function knownPipeline(id: string | null) {
  return rows<{ id: string }>(sql`select p.id from ${pipelines} p where p.id = ${id}::uuid`);
}

/** Two who set quotas at once do it one after the other. */
export function takeTurn() {
  return row(sql`select pg_advisory_xact_lock(hashtextextended('quotas' || app.tenant_id()::text, 0))`);
}

export function mustKnow(resource: "users" | "teams" | "pipelines", ids: string[], field: string) {
  return rows(
    sql`select app.must_see(${resource}, id, ${field}) from (select distinct id from unnest(${sql.param(ids)}::uuid[]) id) k`,
  );
}

/** Raises 403 unless the actor sets quotas of all, or is of the team. */
export function mayStaff(ids: string[]) {
  return rows(sql`select app.may_staff(id) from (select distinct id from unnest(${sql.param(ids)}::uuid[]) id) k
    where not app.may_all('quotas:write')`);
}

/** Raises 403 unless the actor may set the quotas of these people. */
export function maySet(ids: string[]) {
  return rows(sql`select app.fail(403, 'forbidden') from unnest(${sql.param(ids)}::uuid[]) id
    where not app.may_all('quotas:write') and not id = any(app.owners('quotas:write')) limit 1`);
}

/** Raises 403 unless the actor may set everybody's quotas. */
export function mayAll() {
  return row(sql`select app.fail(403, 'forbidden') where not app.may_all('quotas:write')`);
}

/** From the day on to its month's end nothing else is said; then the new target, unless there is none. */
export function set(of: "people" | "teams", kind: Kind, entries: Entry[]) {
  const { table, who } = whose(of);
  const list = sql`jsonb_to_recordset(${JSON.stringify(entries)}::jsonb) as e(id uuid, day date, month date, target bigint)`;
  return {
    [`${of}Cleared`]:
      rows(sql`delete from ${table} q using ${list} where q.${who} = e.id and q.measure = ${kind.measure}
      and q.pipeline_id is not distinct from ${kind.pipelineId}::uuid and q.from_day >= e.day and q.from_day < e.month + interval '1 month'
      and (e.target is null or q.from_day <> e.day)`),
    [`${of}Set`]: rows(sql`insert into ${table} as q (id, ${who}, measure, pipeline_id, from_day, target)
      select uuidv7(), e.id, ${kind.measure}, ${kind.pipelineId}::uuid, e.day, e.target from ${list} where e.target is not null
      on conflict (tenant_id, from_day, measure, coalesce(pipeline_id, tenant_id), ${who}) do update set target = excluded.target
      where q.target <> excluded.target`),
  };
}

/** What was said of the year before, so much more, where nothing is said yet. A day that the month lacks is its last. */
export function copy(of: "people" | "teams", kind: Kind, year: number, percent: number) {
  const { table, who } = whose(of);
  const [from, next] = [`${year - 1}-01-01`, `${year}-01-01`];
  return rows<{ id: string }>(sql`insert into ${table} (id, ${who}, measure, pipeline_id, from_day, target)
    select uuidv7(), q.${who}, q.measure, q.pipeline_id, q.from_day + interval '1 year', round(q.target * (100 + ${percent}::int) / 100.0)::bigint
    from ${table} q where q.measure = ${kind.measure} and q.pipeline_id is not distinct from ${kind.pipelineId}::uuid
      and q.from_day >= ${from}::date and q.from_day < ${next}::date and not exists (select from ${table} o
        where o.${who} = q.${who} and o.measure = q.measure and o.pipeline_id is not distinct from q.pipeline_id
          and date_trunc('month', o.from_day) = date_trunc('month', q.from_day + interval '1 year'))
    on conflict do nothing returning id`);
}

function whose(of: "people" | "teams"): { table: SQL; who: SQL } {
  return of === "people"
    ? { table: sql`${quotas}`, who: sql.raw("owner_id") }
    : { table: sql`${teamQuotas}`, who: sql.raw("team_id") };
}
