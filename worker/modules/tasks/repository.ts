import { and, eq, isNotNull, isNull, type SQL, sql } from "drizzle-orm";
import type { z } from "zod";
import type { Ctx } from "#worker/kernel/context.ts";
import type { Sent } from "#worker/kernel/custom/written-values.ts";
import { db, row, rows } from "#worker/kernel/db/builder.ts";
import type { Filterables } from "#worker/kernel/db/compare.ts";
import { customOf } from "#worker/kernel/db/custom.ts";
import { filterBy } from "#worker/kernel/db/filter.ts";
import type { SortKeys } from "#worker/kernel/db/keyset.ts";
import { listing } from "#worker/kernel/db/listing.ts";
import type { RecordKind } from "#worker/kernel/db/record-kind.ts";
import { removeRow } from "#worker/kernel/db/remove.ts";
import { insertRow, updateRow } from "#worker/kernel/db/row.ts";
import { searchIn } from "#worker/kernel/db/search.ts";
import { CUSTOM } from "#worker/kernel/db/written.ts";
import { customers } from "#worker/modules/customers/tables.ts";
import { teamMembers, users } from "#worker/modules/identity/tables.ts";
import { deals } from "#worker/modules/pipeline/tables.ts";
import { projects } from "#worker/modules/projects/tables.ts";
import type { Check, ListTasks, Repeats, TeamMember } from "./contract.ts";
import { TASK_FIELDS, type TaskPriority } from "./options.ts";
import { assignments, tasks } from "./tables.ts";

type Listing = z.output<typeof ListTasks>;
/** Whose fields the records have. */
type Of = Pick<Ctx, "tenant">;

/** As `tasks_priority` in the database holds it. */
const urgency = sql`(case ${tasks.priority} when 'urgent' then 1 when 'high' then 2 when 'normal' then 3 else 4 end)`;
const late = sql`${tasks.doneAt} is null and ${tasks.dueAt} < now()`;

const shown = {
  id: tasks.id,
  title: tasks.title,
  note: tasks.note,
  dueAt: tasks.dueAt,
  priority: tasks.priority,
  checklist: tasks.checklist,
  repeats: tasks.repeats,
  overdue: sql<boolean>`coalesce(${late}, false)`,
  ownerId: tasks.ownerId,
  ownerName: users.name,
  customerId: tasks.customerId,
  customerName: customers.name,
  dealId: tasks.dealId,
  dealName: deals.name,
  projectId: tasks.projectId,
  projectName: projects.name,
  doneAt: tasks.doneAt,
  doneBy: tasks.doneBy,
  version: tasks.version,
  custom: CUSTOM,
  createdAt: tasks.createdAt,
  updatedAt: tasks.updatedAt,
};

const sortKeys: SortKeys = {
  dueAt: { by: sql`coalesce(${tasks.dueAt}, 'infinity')`, type: "timestamptz" },
  priority: { by: urgency, type: "bigint" },
  createdAt: { by: tasks.createdAt, type: "timestamptz" },
  title: { by: sql`${tasks.title} collate "tr-x-icu"`, type: "text" },
  doneAt: { by: sql`coalesce(${tasks.doneAt}, 'infinity')`, type: "timestamptz" },
};

export const filters: Filterables = {
  done: (_, value) => (value ? isNotNull(tasks.doneAt) : isNull(tasks.doneAt)),
  overdue: (_, value) => (value ? late : sql`(${late}) is not true`),
  dueAt: tasks.dueAt,
  priority: tasks.priority,
  ownerId: tasks.ownerId,
  customerId: tasks.customerId,
  dealId: tasks.dealId,
  projectId: tasks.projectId,
  createdAt: tasks.createdAt,
  doneAt: tasks.doneAt,
};

/** As filters of other records see them. */
export const kind: RecordKind = {
  id: tasks.id,
  name: tasks.title,
  tenantId: tasks.tenantId,
  fields: TASK_FIELDS,
  filters,
};

const listed = listing({ id: tasks.id, sorts: sortKeys, select: (more) => select({ ...shown, ...more }) });

/** One page of tasks, those without a due date last. */
export function list(input: Listing, ctx: Of) {
  return listed.page(input, matching(input, ctx), customOf(ctx, "tasks"));
}

/** The ids of all that match, in the order of the list. */
export function ids(input: Listing, most: number, ctx: Of) {
  return listed.ids(input.sort, matching(input, ctx), most, customOf(ctx, "tasks"));
}

export function these(ids: SQL, ctx: Of) {
  return listed.these(ids, customOf(ctx, "tasks"));
}

export function one(id: string, ctx: Of) {
  return listed.one(id, customOf(ctx, "tasks"));
}

/** What events tell of a task besides its id, and whether another one follows it. */
export function facts(id: string) {
  const { customerId, dealId, projectId, ownerId, dueAt, doneAt, repeats } = tasks;
  const followed = sql<boolean>`exists (select from tasks next where next.tenant_id = tasks.tenant_id and next.follows_id = tasks.id)`;
  return db
    .select({ customerId, dealId, projectId, ownerId, dueAt, doneAt, repeats, followed })
    .from(tasks)
    .where(eq(tasks.id, id));
}

type Values = {
  title?: string | undefined;
  note?: string | null | undefined;
  dueAt?: string | null | undefined;
  priority?: TaskPriority | undefined;
  checklist?: Check[] | undefined;
  repeats?: Repeats | null | undefined;
  ownerId?: string | null | undefined;
  customerId?: string | null | undefined;
  dealId?: string | null | undefined;
  projectId?: string | null | undefined;
  doneAt?: string | null | undefined;
  doneBy?: null | undefined;
  custom?: Sent | undefined;
};

export function insert(values: Values & { id: string; title: string }, ctx: Of) {
  return insertRow(ctx, tasks, { ...values, ownerId: values.ownerId ?? sql`app.user_id()` });
}

export function update(id: string, values: Values, ctx: Of) {
  return updateRow(ctx, tasks, id, values);
}

/** Raises 422 where something repeats that is not due. */
export function mustBeDueToRepeat(id: string) {
  return row(sql`select app.fail(422, 'tasks.repeat_needs_due', jsonb_build_object('path', 'dueAt')) from ${tasks}
    where ${tasks.id} = ${id} and ${tasks.repeats} is not null and ${tasks.dueAt} is null`);
}

/** The same once more, due then, with nothing ticked; nothing where one follows it already. */
export function follow(id: string, nextId: string, dueAt: string) {
  return row(sql`select app.follow_task(${id}, ${nextId}, ${dueAt})`);
}

/** Nobody changed it since it was added; being given to somebody by a rule is part of that. */
const untouched = sql`${tasks.version} = 1 + (select count(*) from ${assignments} where ${assignments.taskId} = ${tasks.id})`;

/** Takes away what follows a task as long as nobody has touched it. */
export function dropFollowing(id: string) {
  return db.delete(tasks).where(and(eq(tasks.followsId, id), untouched, isNull(tasks.doneAt)));
}

/** Raises 404 unless there is such a point. */
export function mustHaveCheck(id: string, key: string) {
  return row(sql`select app.guard(exists (select from ${tasks}, jsonb_array_elements(${tasks.checklist}) point
    where ${tasks.id} = ${id} and point ->> 'key' = ${key}), 404, 'not_found')`);
}

export function tick(id: string, key: string, done: boolean) {
  return rows(sql`update ${tasks} set checklist = (select jsonb_agg(case when point ->> 'key' = ${key}
      then jsonb_set(point, '{done}', to_jsonb(${done}::boolean)) else point end order by place)
    from jsonb_array_elements(${tasks.checklist}) with ordinality points(point, place)) where ${tasks.id} = ${id}`);
}

/** Done by whom and when stays as it was when it is done already. */
export function complete(id: string, at: string) {
  return db
    .update(tasks)
    .set({ doneAt: at, doneBy: sql`app.user_id()` })
    .where(and(eq(tasks.id, id), isNull(tasks.doneAt)));
}

export function reopen(id: string) {
  return db
    .update(tasks)
    .set({ doneAt: null, doneBy: null })
    .where(and(eq(tasks.id, id), isNotNull(tasks.doneAt)));
}

export function remove(id: string) {
  return removeRow(tasks, id);
}

/** For guards. */
export function isOpen(id: string): SQL {
  return sql`select ${tasks.doneAt} is null from ${tasks} where ${tasks.id} = ${id}`;
}

export function isDone(id: string): SQL {
  return sql`select ${tasks.doneAt} is not null from ${tasks} where ${tasks.id} = ${id}`;
}

export type Sums = { mineDue: number; mineOverdue: number; allDue: number; allOverdue: number };

/** From the covering index tasks_due_sums. */
export function sums({ from, to }: { from: string; to: string }) {
  const mine = sql`owner_id = (select app.user_id())`;
  const due = sql`due_at >= ${from}::timestamptz and due_at < ${to}::timestamptz`;
  return row<Sums>(sql`select
      count(*) filter (where ${mine} and ${due})::int as "mineDue",
      count(*) filter (where ${mine} and due_at < now())::int as "mineOverdue",
      count(*) filter (where ${due})::int as "allDue",
      count(*) filter (where due_at < now())::int as "allOverdue"
    from ${tasks} where done_at is null and due_at < greatest(${to}::timestamptz, now())`);
}

/** The people in the actor's teams, the actor among them, with what they have to do as far as it is to be seen. */
export function team() {
  return rows<TeamMember>(sql`select u.id, u.name, u.picture_id as "pictureId", n.open, n.overdue, n.first as tasks
    from ${users} u cross join lateral (
      select count(*)::int as open, count(*) filter (where t.due_at < now())::int as overdue,
        coalesce((jsonb_agg(jsonb_build_object('id', t.id, 'title', t.title, 'dueAt', t.due_at, 'overdue', coalesce(t.due_at < now(), false)) order by t.due_at nulls last, t.id)
          filter (where t.place <= 5)), '[]') as first
      from (select ${tasks.id}, ${tasks.title}, ${tasks.dueAt}, row_number() over (order by ${tasks.dueAt} nulls last, ${tasks.id}) as place
        from ${tasks} where ${tasks.ownerId} = u.id and ${tasks.doneAt} is null) t) n
    where u.status = 'active' and (u.id = app.user_id() or exists (select from ${teamMembers} mine join ${teamMembers} theirs on theirs.team_id = mine.team_id
      where mine.user_id = app.user_id() and theirs.user_id = u.id))
    order by n.overdue * 2 + n.open - n.overdue desc, u.name collate "tr-x-icu", u.id limit 200`);
}

function select<Fields extends Parameters<typeof db.select>[0]>(
  fields: Fields & NonNullable<Parameters<typeof db.select>[0]>,
) {
  return db
    .select(fields)
    .from(tasks)
    .leftJoin(users, eq(users.id, tasks.ownerId))
    .leftJoin(customers, and(eq(customers.tenantId, tasks.tenantId), eq(customers.id, tasks.customerId)))
    .leftJoin(deals, and(eq(deals.tenantId, tasks.tenantId), eq(deals.id, tasks.dealId)))
    .leftJoin(projects, and(eq(projects.tenantId, tasks.tenantId), eq(projects.id, tasks.projectId)))
    .$dynamic();
}

function matching(input: Listing, ctx: Of): SQL | undefined {
  return and(
    filterBy(input.filter, filters, { tenant: ctx.tenant, object: "tasks" }),
    searchIn("tasks", tasks.id, input.q),
  );
}
