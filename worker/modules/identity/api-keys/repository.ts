import { and, eq, isNotNull, isNull, type SQL, sql } from "drizzle-orm";
import type { z } from "zod";
import type { Grants } from "#worker/kernel/actor.ts";
import { db, row } from "#worker/kernel/db/builder.ts";
import type { Filterables } from "#worker/kernel/db/compare.ts";
import { filterBy } from "#worker/kernel/db/filter.ts";
import type { SortKeys } from "#worker/kernel/db/keyset.ts";
import { listing } from "#worker/kernel/db/listing.ts";
import type { Of } from "#worker/kernel/db/related.ts";
import { hasWords } from "#worker/kernel/db/search.ts";
import { apiKeys, users } from "../tables.ts";
import type { ListApiKeys } from "./contract.ts";

type Listing = z.output<typeof ListApiKeys>;

const shown = {
  id: apiKeys.id,
  name: apiKeys.name,
  prefix: apiKeys.prefix,
  grants: apiKeys.grants,
  createdBy: apiKeys.createdBy,
  createdByName: users.name,
  createdAt: apiKeys.createdAt,
  lastUsedAt: apiKeys.lastUsedAt,
  expiresAt: apiKeys.expiresAt,
  revokedAt: apiKeys.revokedAt,
};

const sortKeys: SortKeys = {
  name: { by: sql`${apiKeys.name} collate "tr-x-icu"`, type: "text" },
  createdAt: { by: apiKeys.createdAt, type: "timestamptz" },
};

const filters: Filterables = { createdAt: apiKeys.createdAt, revoked: () => undefined };

/** The key that acts, when one does. */
const maker = sql`(select m.created_by from api_keys m where m.id = app.actor_id())`;

const listed = listing({ id: apiKeys.id, sorts: sortKeys, select: (more) => select({ ...shown, ...more }) });

export function list(input: Listing, { tenant }: Of) {
  return listed.page(input, matching(input, tenant));
}

export function one(id: string) {
  return listed.one(id);
}

/** A key that a key makes belongs to the same person, so that it ends and shrinks with them. */
export function insert(values: {
  id: string;
  name: string;
  prefix: string;
  secretHash: string;
  grants: Grants;
  expiresAt: string | null;
}) {
  return db.insert(apiKeys).values({ ...values, createdBy: sql`coalesce(app.user_id(), ${maker})` as never });
}

/** A key that expires makes none that lives longer. */
export function isNoLongerThanActor(expiresAt: string | null): SQL {
  return sql`not exists (select from api_keys m where m.id = app.actor_id() and m.expires_at < coalesce(${expiresAt}::timestamptz, 'infinity'))`;
}

export function revoke(id: string) {
  return db.update(apiKeys).set({ revokedAt: sql`now()` }).where(eq(apiKeys.id, id));
}

/** 404 unless there is such a live key. */
export function lockLive(id: string) {
  return row(
    sql`select app.guard(exists (select from ${apiKeys} where id = ${id} and revoked_at is null for update), 404, 'not_found')`,
  );
}

function select<Fields extends Parameters<typeof db.select>[0]>(
  fields: Fields & NonNullable<Parameters<typeof db.select>[0]>,
) {
  return db.select(fields).from(apiKeys).leftJoin(users, eq(users.id, apiKeys.createdBy)).$dynamic();
}

function matching(input: Listing, tenant: Of["tenant"]): SQL | undefined {
  return and(
    input.filter.revoked?.eq === true ? isNotNull(apiKeys.revokedAt) : isNull(apiKeys.revokedAt),
    filterBy(input.filter, filters, { tenant }),
    hasWords(apiKeys.name, input.q),
  );
}
