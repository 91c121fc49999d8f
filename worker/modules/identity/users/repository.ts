import { and, eq, type SQL, sql } from "drizzle-orm";
import type { z } from "zod";
import { db, row, rows } from "#worker/kernel/db/builder.ts";
import type { Filterables } from "#worker/kernel/db/compare.ts";
import { filterBy } from "#worker/kernel/db/filter.ts";
import type { SortKeys } from "#worker/kernel/db/keyset.ts";
import { listing } from "#worker/kernel/db/listing.ts";
import type { Of } from "#worker/kernel/db/related.ts";
import { hasWords } from "#worker/kernel/db/search.ts";
import type { Operator } from "#worker/kernel/list/fields.ts";
import { roles, teamMembers, teams, users } from "../tables.ts";
import type { ListUsers } from "./contract.ts";

type Listing = z.output<typeof ListUsers>;

const shown = {
  id: users.id,
  email: users.email,
  name: users.name,
  status: users.status,
  roleId: users.roleId,
  roleKey: roles.key,
  roleName: roles.name,
  teams: sql<
    { id: string; name: string }[]
  >`coalesce((select json_agg(json_build_object('id', ${teams.id}, 'name', ${teams.name}) order by ${teams.name})
    from ${teamMembers} join ${teams} on ${teams.tenantId} = ${teamMembers.tenantId} and ${teams.id} = ${teamMembers.teamId}
    where ${teamMembers.userId} = ${users.id}), '[]')`,
  pictureId: users.pictureId,
  lastSeenAt: users.lastSeenAt,
  version: users.version,
  createdAt: users.createdAt,
  updatedAt: users.updatedAt,
};

const sortKeys: SortKeys = {
  name: { by: sql`${users.name} collate "tr-x-icu"`, type: "text" },
  email: { by: users.email, type: "text" },
  createdAt: { by: users.createdAt, type: "timestamptz" },
  lastSeenAt: { by: sql`coalesce(${users.lastSeenAt}, '-infinity')`, type: "timestamptz" },
};

const nameAndEmail = sql`${users.name} || ' ' || ${users.email}`;

const filters: Filterables = {
  status: users.status,
  roleId: users.roleId,
  email: users.email,
  createdAt: users.createdAt,
  teamId: inTeam,
};

const listed = listing({ id: users.id, sorts: sortKeys, select: (more) => select({ ...shown, ...more }) });

export function list(input: Listing, { tenant }: Of) {
  return listed.page(input, matching(input, tenant));
}

export function one(id: string) {
  return listed.one(id);
}

export function found(q: string, limit: number) {
  return db
    .select({ id: users.id, name: users.name, pictureId: users.pictureId })
    .from(users)
    .where(and(eq(users.status, "active"), hasWords(nameAndEmail, q)))
    .orderBy(sql`${users.name} collate "tr-x-icu"`, users.id)
    .limit(limit);
}

export function invite(values: { id: string; email: string; name: string; roleId: string }) {
  return db.insert(users).values({ ...values, status: "invited" });
}

export function setRole(id: string, roleId: string) {
  return db.update(users).set({ roleId }).where(eq(users.id, id));
}

export function setStatus(id: string, status: "active" | "suspended") {
  const wanted = sql`case when ${status} = 'active' and password_hash is null then 'invited' else ${status} end`;
  return db
    .update(users)
    .set({ status: wanted as never })
    .where(eq(users.id, id));
}

/** Makes the person's teams exactly these; raises unless each that changes is the actor's to staff. */
export function setTeams(userId: string, teamIds: string[]) {
  const wanted = sql`${sql.param(teamIds)}::uuid[]`;
  const changing = sql`select team_id from ${teamMembers} where user_id = ${userId} and not team_id = any(${wanted})
    union all select id from unnest(${wanted}) id where not exists (select from ${teamMembers} where user_id = ${userId} and team_id = id)`;
  return {
    known: row(sql`select app.must_see('teams', id, 'teamIds') from unnest(${wanted}) id`),
    allowed: row(sql`select app.may_staff(team_id) from (${changing}) c`),
    left: rows(sql`delete from ${teamMembers} where user_id = ${userId} and not team_id = any(${wanted})`),
    joined:
      rows(sql`insert into ${teamMembers} (id, team_id, user_id) select uuidv7(), id, ${userId} from unnest(${wanted}) id
      on conflict (tenant_id, user_id, team_id) do nothing`),
  };
}

/** Raises 403 unless the role's rights are the actor's own or less. */
export function mayGive(roleId: string) {
  return row(sql`select app.may_give(${roleId})`);
}

/** The same for the role that a person has. */
export function mayManage(userId: string) {
  return row(sql`select app.may_manage(${userId})`);
}

export function isNotSelf(userId: string): SQL {
  return sql`app.user_id() is distinct from ${userId}`;
}

export function isInvited(userId: string): SQL {
  return sql`exists (select from ${users} where id = ${userId} and status = 'invited')`;
}

function select<Fields extends Parameters<typeof db.select>[0]>(
  fields: Fields & NonNullable<Parameters<typeof db.select>[0]>,
) {
  return db.select(fields).from(users).innerJoin(roles, eq(roles.id, users.roleId)).$dynamic();
}

function matching(input: Listing, tenant: Of["tenant"]): SQL | undefined {
  return and(filterBy(input.filter, filters, { tenant }), hasWords(nameAndEmail, input.q));
}

function inTeam(operator: Operator, value: unknown): SQL | undefined {
  const ids = sql`${sql.param(Array.isArray(value) ? value : [value])}::uuid[]`;
  const some = sql`exists (select from ${teamMembers} where ${teamMembers.userId} = ${users.id})`;
  if (operator === "empty") return value ? sql`not ${some}` : some;
  const member = sql`exists (select from ${teamMembers} where ${teamMembers.userId} = ${users.id} and ${teamMembers.teamId} = any(${ids}))`;
  return operator === "nin" ? sql`not ${member}` : member;
}
