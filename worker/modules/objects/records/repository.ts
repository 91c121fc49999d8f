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
import { perItem } from "#worker/kernel/db/per-item.ts";
import type { RecordKind } from "#worker/kernel/db/record-kind.ts";
import { removeRow } from "#worker/kernel/db/remove.ts";
import { insertRow, updateRow } from "#worker/kernel/db/row.ts";
import { searchIn } from "#worker/kernel/db/search.ts";
import { CUSTOM, nowOf } from "#worker/kernel/db/written.ts";
import { users } from "#worker/modules/identity/tables.ts";
import { RECORD_FIELDS } from "../options.ts";
import { records } from "../tables.ts";
import type { ListRecords } from "./contract.ts";
import { objectOf } from "./object-of.ts";

type Of = Pick<Ctx, "tenant">;
type Matching = Pick<z.output<typeof ListRecords>, "object" | "filter" | "q">;
type Values = {
  name?: string | undefined;
  ownerId?: string | null | undefined;
  archivedAt?: string | null;
  custom?: Sent | undefined;
};

const shown = {
  id: records.id,
  name: records.name,
  ownerId: records.ownerId,
  ownerName: users.name,
  archivedAt: records.archivedAt,
  version: records.version,
  custom: CUSTOM,
  createdAt: records.createdAt,
  updatedAt: records.updatedAt,
};

const sortKeys: SortKeys = {
  name: { by: sql`${records.name} collate "tr-x-icu"`, type: "text" },
  createdAt: { by: records.createdAt, type: "timestamptz" },
  updatedAt: { by: records.updatedAt, type: "timestamptz" },
};

const filters: Filterables = {
  ownerId: records.ownerId,
  createdAt: records.createdAt,
  updatedAt: records.updatedAt,
  archived: () => undefined,
};

/** As filters of other records see them; which object's they are is asked besides. */
export const kind: RecordKind = {
  id: records.id,
  name: records.name,
  tenantId: records.tenantId,
  archivedAt: records.archivedAt,
  object: records.objectId,
  fields: RECORD_FIELDS,
  filters,
};

const listed = listing({
  id: records.id,
  merges: true,
  sorts: sortKeys,
  select: (more) =>
    db
      .select({ ...shown, ...more })
      .from(records)
      .leftJoin(users, eq(users.id, records.ownerId)),
});

/** Raises 403 unless the actor holds that right to the object's records, however far it reaches. */
export function may(ctx: Of, object: string, verb: "read" | "write" | "delete") {
  const permission = `records.${objectOf(ctx, object).id}:${verb}`;
  return perItem(
    () => permission,
    permission,
    () =>
      rows(
        sql`select app.fail(403, 'forbidden', jsonb_build_object('permission', ${permission}::text)) where not app.may(${permission})`,
      ),
  );
}

export function list(input: z.output<typeof ListRecords>, ctx: Of) {
  return listed.page(input, matching(input, ctx), customOf(ctx, input.object));
}

/** The ids of all that match, in the order of the list. */
export function ids(input: Matching & { sort: string }, most: number, ctx: Of) {
  return listed.ids(input.sort, matching(input, ctx), most, customOf(ctx, input.object));
}

export function these(object: string, ids: SQL, ctx: Of) {
  return listed.these(ids, customOf(ctx, object));
}

export function one(object: string, id: string, ctx: Of) {
  return listed.one(id, customOf(ctx, object));
}

/**
 * Raises 404 unless it is a record of that object which the actor may see; 412 when another version is stored than the one
 * that is given.
 */
export function mustBeOf(object: string, id: string, ctx: Of, version: number | null = null) {
  const { id: objectId } = objectOf(ctx, object);
  return perItem(
    () => `records of ${objectId}`,
    { id, version },
    (items) =>
      rows(sql`select app.guard(r.id is not null, 404, 'not_found'), app.guard(coalesce(r.version = w.version, true), 412, 'changed_meanwhile')
        from unnest(${sql.param(items.map((item) => item.id))}::uuid[], ${sql.param(items.map((item) => item.version))}::int[]) w(id, version)
          left join ${records} r on r.id = w.id and r.object_id = ${objectId}`),
  );
}

/** Raises 404 unless it is one, or became part of one, that the actor may see. */
export function mustBe(object: string, id: string, ctx: Of) {
  return row(sql`select app.guard(count(*) = 1, 404, 'not_found')
    from ${records} where ${records.id} = ${nowOf(id)} and ${records.objectId} = ${objectOf(ctx, object).id}`);
}

export function insert(object: string, values: Values & { id: string; name: string }, ctx: Of) {
  const { id: objectId } = objectOf(ctx, object);
  const ownerId = values.ownerId ?? sql`app.user_id()`;
  return insertRow({ ...ctx, object }, records, { ...values, ownerId, objectId });
}

export function update(object: string, id: string, values: Values, ctx: Of) {
  return updateRow({ ...ctx, object }, records, id, values);
}

/** Raises 403 for a record that is visible but not the actor's to remove. */
export function remove(id: string) {
  return removeRow(records, id);
}

function matching({ object, filter, q }: Matching, ctx: Of): SQL | undefined {
  const { id } = objectOf(ctx, object);
  return and(
    eq(records.objectId, id),
    filter.archived?.eq === true ? isNotNull(records.archivedAt) : isNull(records.archivedAt),
    filterBy(filter, filters, { tenant: ctx.tenant, object }),
    searchIn(`records.${id}`, records.id, q),
  );
}
