import { eq, type SQL, sql } from "drizzle-orm";
import type { Ctx } from "#worker/kernel/context.ts";
import { db, row, rows } from "#worker/kernel/db/builder.ts";
import { filterBy } from "#worker/kernel/db/filter.ts";
import { listing } from "#worker/kernel/db/listing.ts";
import { Failure } from "#worker/kernel/errors.ts";
import type { Filter } from "#worker/kernel/list/fields.ts";
import { teams, users } from "#worker/modules/identity/tables.ts";
import { filters } from "../repository.ts";
import { assignmentRules as rules, tasks, workingHours } from "../tables.ts";
import type { Candidate, Shift } from "./contract.ts";
import type { Method } from "./methods/index.ts";

const shown = {
  id: rules.id,
  name: rules.name,
  position: rules.position,
  filter: rules.filter,
  method: rules.method,
  people: sql<
    { id: string; name: string }[]
  >`coalesce((select jsonb_agg(jsonb_build_object('id', named.id, 'name', named.name) order by p.place)
    from unnest(${rules.people}) with ordinality p (id, place) join ${users} named on named.id = p.id), '[]')`,
  teamId: rules.teamId,
  teamName: teams.name,
  withinHours: rules.withinHours,
  active: rules.active,
  version: rules.version,
  createdAt: rules.createdAt,
  updatedAt: rules.updatedAt,
};

const listed = listing({
  id: rules.id,
  sorts: { position: { by: sql`${rules.position}::bigint`, type: "bigint" } },
  select: (more) =>
    db
      .select({ ...shown, ...more })
      .from(rules)
      .leftJoin(teams, eq(teams.id, rules.teamId))
      .$dynamic(),
});

/** All of them, in their order. */
export function all(most: number) {
  return listed.all("position", undefined, most);
}

export function one(id: string) {
  return listed.one(id);
}

type Values = {
  name?: string | undefined;
  filter?: Record<string, unknown> | undefined;
  method?: Method | undefined;
  people?: string[] | undefined;
  teamId?: string | null | undefined;
  withinHours?: boolean | undefined;
  active?: boolean | undefined;
};

/** After the last one. */
export function insert(values: Values & { id: string; name: string; method: Method }) {
  const position = sql`(select coalesce(max(position) + 1, 0) from ${rules})` as never;
  return db.insert(rules).values({ ...values, position });
}

export function update(id: string, values: Values) {
  return db
    .update(rules)
    .set({ ...values, id })
    .where(eq(rules.id, id));
}

export function remove(id: string) {
  return db.delete(rules).where(eq(rules.id, id));
}

/** Raises 422 at the first person that there is not, or the team. */
export function mustKnow({ people = [], teamId }: Values) {
  return {
    people: rows(
      sql`select app.must_see('users', id, 'people.' || (place - 1)) from unnest(${sql.param(people)}::uuid[]) with ordinality p (id, place)`,
    ),
    team: row(sql`select app.must_see('teams', ${teamId ?? null}, 'teamId')`),
  };
}

/** Raises 422 when there are too many. */
export function mustBeFew(most: number) {
  return row(sql`select app.guard((select count(*) <= ${most} from ${rules}), 422, 'assignment.too_many_rules')`);
}

/** Raises 404 unless these are all of them, each once. */
export function mustBeAll(ids: string[]) {
  return row(sql`select app.guard((select count(*) = ${ids.length} and coalesce(bool_and(${rules.id} = any(${sql.param(ids)}::uuid[])), true) from ${rules})
    and (select count(distinct id) = ${ids.length} from unnest(${sql.param(ids)}::uuid[]) id), 404, 'not_found')`);
}

export function reorder(ids: string[]) {
  return rows(sql`update ${rules} set position = wanted.place
    from (select id, (place - 1)::int as place from unnest(${sql.param(ids)}::uuid[]) with ordinality w (id, place)) wanted
    where ${rules.id} = wanted.id and ${rules.position} <> wanted.place`);
}

type Choice = {
  userId: string | null;
  userName: string | null;
  rules: { id: string; name: string; method: string; fits: boolean; chosen: string | null; candidates: Candidate[] }[];
};

export type Assigned = { ownerId: string; ownerName: string | null; version: number };
type At = Pick<Ctx, "tenant" | "clock">;

/** Gives a task that was just added to whom the rules choose; null where that is nobody. */
export function assign(taskId: string, ctx: At) {
  return row<{ to: Assigned | null }>(
    sql`select app.assign_task(${taskId}, ${ruleFits(taskId, ctx)}, ${now(ctx)}::timestamptz) as "to"`,
  );
}

/** Whom the rules would choose for a task. Takes nobody's turn. */
export function choice(taskId: string, ctx: At) {
  return row<{ choice: Choice | null }>(
    sql`select app.choose_assignee(${taskId}, ${ruleFits(taskId, ctx)}, ${now(ctx)}::timestamptz, false) as choice
      where exists (select from tasks where id = ${taskId})`,
  );
}

type Why = {
  id: string;
  ruleId: string;
  ruleName: string;
  method: string;
  userId: string;
  userName: string | null;
  candidates: Candidate[];
  createdAt: string;
};

/** Why a task went to whom. */
export function of(taskId: string) {
  return rows<Why>(sql`select a.id, a.rule_id as "ruleId", a.rule_name as "ruleName", a.method, a.user_id as "userId", u.name as "userName",
      a.candidates, to_jsonb(a.created_at) #>> '{}' as "createdAt"
    from assignments a left join ${users} u on u.id = a.user_id where a.task_id = ${taskId} order by a.created_at desc, a.id desc limit 20`);
}

type Hours = { userId: string | null; userName: string | null; week: Shift[]; daysOff: string[] };

/** Everybody's first, then each person's own. */
export function hours() {
  return rows<Hours>(sql`select w.user_id as "userId", u.name as "userName", w.week, w.days_off as "daysOff"
    from ${workingHours} w left join ${users} u on u.id = w.user_id order by u.name collate "tr-x-icu" nulls first, w.id`);
}

export function setHours(id: string, { userId, week, daysOff }: Omit<Hours, "userName">) {
  return rows(sql`insert into ${workingHours} (id, user_id, week, days_off)
    values (${id}, ${userId}, ${JSON.stringify(week)}::jsonb, ${sql.param(daysOff)}::text[])
    on conflict (tenant_id, coalesce(user_id, '00000000-0000-0000-0000-000000000000')) do update set week = excluded.week, days_off = excluded.days_off`);
}

/** Raises 404 unless there is such a person. */
export function mustBeThere(userId: string) {
  return row(sql`select app.guard(exists (select from users where users.id = ${userId}), 404, 'not_found')`);
}

export function clearHours(userId: string) {
  return db.delete(workingHours).where(eq(workingHours.userId, userId));
}

function now({ clock }: At): string {
  return new Date(clock.now()).toISOString();
}

/** Which of the tenant's rules a task fits, by their ids, as the one who acts sees the task and what it hangs on. */
function ruleFits(taskId: string, { tenant }: Pick<Ctx, "tenant">): SQL {
  const parts = (tenant?.assignment ?? []).map((rule) => {
    const fits = conditionOf(rule.filter, tenant);
    return fits === null
      ? sql`${rule.id}::text, false`
      : sql`${rule.id}::text, exists (select from ${tasks} where ${eq(tasks.id, taskId)} and ${fits})`;
  });
  return parts.length === 0 ? sql`'{}'::jsonb` : sql`jsonb_build_object(${sql.join(parts, sql`, `)})`;
}

/** A rule that asks for what is not there any more, such as a removed field, fits nothing. */
function conditionOf(filter: Filter, tenant: Ctx["tenant"]): SQL | null {
  try {
    return filterBy(filter, filters, { tenant, object: "tasks" }) ?? sql`true`;
  } catch (error) {
    if (error instanceof Failure) return null;
    throw error;
  }
}
