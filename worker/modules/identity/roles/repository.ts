import { and, eq, type SQL, sql } from "drizzle-orm";
import type { z } from "zod";
import type { Grants } from "#worker/kernel/actor.ts";
import { db, row } from "#worker/kernel/db/builder.ts";
import { keyset, type SortKeys } from "#worker/kernel/db/keyset.ts";
import { COUNT_CAP } from "#worker/kernel/list/contract.ts";
import { fold } from "#worker/kernel/text.ts";
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

export function page(input: Listing) {
  const { key, order, after } = keyset(input.sort, sortKeys, roles.id, input.cursor);
  return db
    .select({ ...shown, place: key })
    .from(roles)
    .where(and(named(input.q), after))
    .orderBy(...order)
    .limit(input.limit + 1);
}

export function count(input: Listing) {
  const some = db.select({ one: sql`1` }).from(roles).where(named(input.q)).limit(COUNT_CAP);
  return row<{ total: number }>(sql`select count(*)::int as total from (${some}) matched`);
}

export function one(id: string) {
  return db.select(shown).from(roles).where(eq(roles.id, id));
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

function named(q: string | undefined): SQL | undefined {
  const words = fold((q ?? "").replaceAll("\0", ""))
    .split(" ")
    .filter(Boolean);
  return and(...words.map((word) => sql`position(${word} in app.fold(${roles.name})) > 0`));
}
