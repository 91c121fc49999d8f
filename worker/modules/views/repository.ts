import { and, eq, isNull, or, type SQL, sql } from "drizzle-orm";
import type { z } from "zod";
import { db, row, rows } from "#worker/kernel/db/builder.ts";
import type { View } from "./contract.ts";
import { MOST_VIEWS } from "./options.ts";
import { defaultViews, views } from "./tables.ts";

type Shown = z.input<typeof View>;
type Chosen = { resource: string; viewId?: string | null | undefined; roleId?: string | null | undefined };
type Values = { name?: string | undefined; shared?: boolean | undefined; query?: Record<string, unknown> | undefined };

const own = sql`${views.userId} = (select app.user_id())`;

const shown = {
  id: views.id,
  resource: sql<Shown["resource"]>`${views.resource}`,
  name: views.name,
  shared: views.shared,
  mine: sql<boolean>`${own}`,
  isDefault: sql<boolean>`(views.id = (select d.view_id from default_views d join views v on v.id = d.view_id
    where d.resource = views.resource and (v.shared or v.user_id = (select app.user_id()))
      and case when d.role_id is null then d.user_id = (select app.user_id())
        else d.role_id = (select role_id from users where id = (select app.user_id())) end
    order by d.role_id is not null limit 1)) is true`,
  defaultOf: sql<
    string[]
  >`array(select d.role_id from default_views d where d.view_id = views.id and d.role_id is not null order by d.role_id)`,
  query: sql<Shown["query"]>`${views.query}`,
  position: views.position,
  createdAt: views.createdAt,
  updatedAt: views.updatedAt,
};

/** One's own and the shared ones. Who may write shared views could read all others' too: those are nobody's business. */
export function all(resource: string) {
  return db
    .select(shown)
    .from(views)
    .where(and(eq(views.resource, resource), or(own, views.shared)))
    .orderBy(views.position, views.createdAt, views.id);
}

export function one(id: string) {
  return db.select(shown).from(views).where(eq(views.id, id));
}

/** Last in the row of tabs. */
export function insert(values: {
  id: string;
  resource: string;
  name: string;
  shared: boolean;
  query: Record<string, unknown>;
}) {
  return db.insert(views).values({
    ...values,
    userId: sql`app.user_id()` as never,
    position:
      sql`(select coalesce(max(${views.position}), 0) + 1 from ${views} where ${views.resource} = ${values.resource})` as never,
  });
}

export function update(id: string, values: Values) {
  return db
    .update(views)
    .set({ ...values, id })
    .where(eq(views.id, id));
}

export function remove(id: string) {
  return db.delete(views).where(eq(views.id, id));
}

/** In this order; shared ones keep their place when the actor may not move them. */
export function reorder(resource: string, ids: string[]) {
  return rows(sql`update ${views} set position = wanted.place
    from unnest(${sql.param(ids)}::uuid[]) with ordinality wanted(id, place)
    where ${views.id} = wanted.id and ${views.resource} = ${resource} and (${own} or ${views.shared}) and ${views.position} <> wanted.place`);
}

/** In place of what was chosen before, one at a time; null chooses none. */
export function setDefault(id: string, { resource, viewId = null, roleId = null }: Chosen) {
  const { resource: of, roleId: role, userId } = defaultViews;
  const same = roleId ? eq(role, roleId) : and(isNull(role), eq(userId, sql`app.user_id()`));
  return {
    turn: row(sql`select pg_advisory_xact_lock(hashtextextended('default_views' || app.tenant_id()::text, 0))`),
    gone: db.delete(defaultViews).where(and(eq(of, resource), same)),
    chosen: rows(sql`insert into ${defaultViews} (id, resource, view_id, role_id, user_id)
      select ${id}::uuid, ${resource}, ${viewId}::uuid, ${roleId}::uuid, app.user_id() where ${viewId}::uuid is not null`),
  };
}

/** Raises 403 for a role's by who may not write shared views, 422 unless there is such a role and the view is shared. */
export function mayBeOfRole({ viewId = null, roleId = null }: Chosen) {
  return {
    may: row(sql`select app.guard(${roleId}::uuid is null or app.may('views:write'), 403, 'views.not_yours')`),
    role: row(sql`select app.fail(422, 'unknown_reference', '{"path": "roleId"}')
      where ${roleId}::uuid is not null and not exists (select from roles where id = ${roleId}::uuid)`),
    shared: row(sql`select app.fail(422, 'views.not_shared', '{"path": "viewId"}') from ${views}
      where ${roleId}::uuid is not null and ${views.id} = ${viewId}::uuid and not ${views.shared}`),
  };
}

/** Raises 404 unless every one is a list of that resource which the actor sees. */
export function mustSeeAll(resource: string, ids: string[]) {
  const list = sql`${sql.param(ids)}::uuid[]`;
  return row(
    sql`select app.guard((select count(*) from ${views} where ${views.id} = any(${list}) and ${views.resource} = ${resource}) = cardinality(${list}), 404, 'not_found')`,
  );
}

/** Raises 403 for keys and the system: views are people's. */
export function mustBePerson() {
  return row(sql`select app.guard(app.user_id() is not null, 403, 'users_only')`);
}

/** Raises 404 unless the view is one's own or shared, 403 for a shared one that the actor may not write. */
export function mustBeMine(id: string, resource?: string) {
  const ofResource: SQL = resource ? sql`and ${views.resource} = ${resource}` : sql``;
  return row(sql`select app.guard(found.shared is not null, 404, 'not_found'), app.guard(not found.shared or app.may('views:write'), 403, 'views.not_yours')
    from (select 1) always left join (select ${views.shared} from ${views} where ${views.id} = ${id} ${ofResource} and (${own} or ${views.shared})) found on true`);
}

/** Raises 403 when it would be shared by somebody who may not share. */
export function maySave(shared: boolean | undefined) {
  return row(sql`select app.guard(${shared !== true} or app.may('views:write'), 403, 'views.not_yours')`);
}

/** Raises 409 when a person has as many of a resource as can be kept. */
export function hasRoom(resource: string) {
  return row(
    sql`select app.guard((select count(*) from ${views} where ${views.resource} = ${resource} and ${own}) < ${MOST_VIEWS}, 409, 'views.too_many')`,
  );
}
