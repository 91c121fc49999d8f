import { eq, sql } from "drizzle-orm";
import type { z } from "zod";
import { db, row, rows } from "#worker/kernel/db/builder.ts";
import type { SortKeys } from "#worker/kernel/db/keyset.ts";
import { listing } from "#worker/kernel/db/listing.ts";
import { hasWords } from "#worker/kernel/db/search.ts";
import { teamMembers, teams } from "../tables.ts";
import type { ListTeams } from "./contract.ts";

type Listing = z.output<typeof ListTeams>;
type Member = { id: string; name: string; pictureId: string | null };

const shown = {
  id: teams.id,
  name: teams.name,
  // Names spelled out: without a join drizzle leaves the table's name away, and the inner tables' columns would win.
  members: sql<
    Member[]
  >`coalesce((select json_agg(json_build_object('id', u.id, 'name', u.name, 'pictureId', u.picture_id)
    order by u.name) from team_members m join users u on u.tenant_id = m.tenant_id and u.id = m.user_id
    where m.team_id = teams.id), '[]')`,
  createdAt: teams.createdAt,
  updatedAt: teams.updatedAt,
};

const sortKeys: SortKeys = {
  name: { by: sql`${teams.name} collate "tr-x-icu"`, type: "text" },
  createdAt: { by: teams.createdAt, type: "timestamptz" },
};

const listed = listing({
  id: teams.id,
  sorts: sortKeys,
  select: (more) => db.select({ ...shown, ...more }).from(teams),
});

export function list(input: Listing) {
  return listed.page(input, hasWords(teams.name, input.q));
}

export function one(id: string) {
  return listed.one(id);
}

export function insert(id: string, name: string) {
  return db.insert(teams).values({ id, name });
}

export function rename(id: string, name: string) {
  return db.update(teams).set({ name }).where(eq(teams.id, id));
}

export function remove(id: string) {
  return db.delete(teams).where(eq(teams.id, id));
}

/** Locks the team for change; 404 when there is none. */
export function lockTeam(id: string) {
  return row(sql`select app.guard(exists (select from ${teams} where id = ${id} for update), 404, 'not_found')`);
}

/** Raises 403 unless the actor sees all, or is of the team: a team widens what its people see. */
export function mayStaff(id: string) {
  return row(sql`select app.may_staff(${id})`);
}

/** Makes the team's members exactly these. */
export function setMembers(teamId: string, userIds: string[]) {
  const wanted = sql`${sql.param(userIds)}::uuid[]`;
  return {
    known: row(sql`select app.must_see('users', id, 'memberIds') from unnest(${wanted}) id`),
    left: rows(sql`delete from ${teamMembers} where team_id = ${teamId} and not user_id = any(${wanted})`),
    joined:
      rows(sql`insert into ${teamMembers} (id, team_id, user_id) select uuidv7(), ${teamId}, id from unnest(${wanted}) id
      on conflict (tenant_id, user_id, team_id) do nothing`),
  };
}
