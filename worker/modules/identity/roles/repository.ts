import { eq, type SQL, sql } from "drizzle-orm";
import type { z } from "zod";
import type { Grants } from "#worker/kernel/actor.ts";
import { db, row } from "#worker/kernel/db/builder.ts";
import type { SortKeys } from "#worker/kernel/db/keyset.ts";
import { listing } from "#worker/kernel/db/listing.ts";
import { hasWords } from "#worker/kernel/db/search.ts";
import { roles, users } from "../tables.ts";
import type { ListRoles } from "./contract.ts";

type Listing = z.output<typeof ListRoles>;

const shown = {
  id: roles.id,
  key: roles.key,
  name: roles.name,
  grants: roles.grants,
  people: sql<number>`(select count(*)::int from users u where u.role_id = roles.id)`,
  version: roles.version,
  createdAt: roles.createdAt,
  updatedAt: roles.updatedAt,
};

const sortKeys: SortKeys = {
  name: { by: sql`${roles.name} collate "tr-x-icu"`, type: "text" },
  createdAt: { by: roles.createdAt, type: "timestamptz" },
};

const listed = listing({
  id: roles.id,
  sorts: sortKeys,
  select: (more) => db.select({ ...shown, ...more }).from(roles),
});

export function list(input: Listing) {
  return listed.page(input, hasWords(roles.name, input.q));
}

export function one(id: string) {
  return listed.one(id);
}

export function insert(values: { id: string; name: string; grants: Grants }) {
  return db.insert(roles).values(values);
}

export function update(id: string, values: { name?: string | undefined; grants?: Grants | undefined }) {
  return db
    .update(roles)
    .set({ ...values, id })
    .where(eq(roles.id, id));
}

export function remove(id: string) {
  return db.delete(roles).where(eq(roles.id, id));
}

/** Raises 403 unless the actor holds all of these rights, as far as they reach. */
export function mayGrant(grants: Grants) {
  return row(sql`select app.may_grant(${JSON.stringify(grants)}::jsonb)`);
}

/** The same for the rights that a role has now. */
export function mayChange(id: string) {
  return row(sql`select app.may_give(${id})`);
}

export function isOwnMaking(id: string): SQL {
  return sql`exists (select from ${roles} where id = ${id} and key is null)`;
}

export function isUnused(id: string): SQL {
  return sql`not exists (select from ${users} where role_id = ${id})`;
}
