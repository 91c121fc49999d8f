import { and, asc, eq, isNotNull, isNull, type SQL, sql } from "drizzle-orm";
import type { z } from "zod";
import type { Ctx } from "#worker/kernel/context.ts";
import { db, row, rows } from "#worker/kernel/db/builder.ts";
import type { Filterables } from "#worker/kernel/db/compare.ts";
import { filterBy } from "#worker/kernel/db/filter.ts";
import type { SortKeys } from "#worker/kernel/db/keyset.ts";
import { listing } from "#worker/kernel/db/listing.ts";
import { insertRow, updateRow } from "#worker/kernel/db/row.ts";
import { hasWords } from "#worker/kernel/db/search.ts";
import { priceListPrices, priceLists, products } from "../tables.ts";
import type { ListPriceLists } from "./contract.ts";

type Listing = z.output<typeof ListPriceLists>;
type Of = Pick<Ctx, "tenant">;
type Values = Partial<typeof priceLists.$inferInsert>;

const shown = {
  id: priceLists.id,
  name: priceLists.name,
  currency: priceLists.currency,
  percentOffBp: priceLists.percentOffBp,
  validFrom: priceLists.validFrom,
  validUntil: priceLists.validUntil,
  isDefault: priceLists.isDefault,
  priceCount: sql<number>`(select count(*)::int from ${priceListPrices} p where p.price_list_id = "price_lists"."id")`,
  archivedAt: priceLists.archivedAt,
  version: priceLists.version,
  createdAt: priceLists.createdAt,
  updatedAt: priceLists.updatedAt,
};

const sortKeys: SortKeys = {
  name: { by: sql`${priceLists.name} collate "tr-x-icu"`, type: "text" },
  createdAt: { by: priceLists.createdAt, type: "timestamptz" },
};

const filters: Filterables = {
  currency: priceLists.currency,
  createdAt: priceLists.createdAt,
  archived: () => undefined,
};

const listed = listing({
  id: priceLists.id,
  sorts: sortKeys,
  select: (more) =>
    db
      .select({ ...shown, ...more })
      .from(priceLists)
      .$dynamic(),
});

export function list(input: Listing, ctx: Of) {
  return listed.page(input, matching(input, ctx));
}

export function one(id: string) {
  return listed.one(id);
}

export function insert(values: typeof priceLists.$inferInsert, ctx: Of) {
  // The first one of its currency is the default.
  const isDefault = sql`${values.isDefault ?? false} or not exists (select from ${priceLists} where currency = ${values.currency} and is_default)`;
  return insertRow(ctx, priceLists, { ...values, isDefault });
}

export function update(id: string, values: Values, ctx: Of) {
  return updateRow(ctx, priceLists, id, values);
}

/** One at a time decides which list is the default, so that there is exactly one. */
export function takeTurn() {
  return row(sql`select pg_advisory_xact_lock(hashtextextended('price_lists.default' || app.tenant_id()::text, 0))`);
}

/** The default of that currency, or of that list's, is one no longer: another one becomes it in the same transaction. */
export function makeRoom(of: { currency: string } | { id: string }) {
  const currency = "id" in of ? sql`(select currency from ${priceLists} where id = ${of.id})` : sql`${of.currency}`;
  const other = "id" in of ? sql`and id <> ${of.id}` : sql``;
  return rows(sql`update ${priceLists} set is_default = false where currency = ${currency} and is_default ${other}`);
}

/** Raises 422 unless the stored and the sent days are in order. */
export function mustEndAfterStart(id: string, { validFrom, validUntil }: Pick<Values, "validFrom" | "validUntil">) {
  const from = validFrom === undefined ? sql`valid_from` : sql`${validFrom}::date`;
  const until = validUntil === undefined ? sql`valid_until` : sql`${validUntil}::date`;
  return row(sql`select app.fail(422, 'ends_before_start', '{"path": "validUntil"}') from ${priceLists}
    where id = ${id} and ${until} < ${from}`);
}

/** For guards. */
export function isInUse(id: string): SQL {
  return sql`select archived_at is null from ${priceLists} where id = ${id}`;
}

/** No default, or the only one of its currency. */
export function mayGo(id: string): SQL {
  return sql`select not l.is_default or not exists (select from ${priceLists} o
      where o.currency = l.currency and o.id <> l.id and o.archived_at is null) from ${priceLists} l where l.id = ${id}`;
}

/** A list that comes back is the default where its currency has none. */
export function restore(id: string) {
  return rows(sql`update ${priceLists} l set archived_at = null, is_default = not exists (select from ${priceLists} o
    where o.currency = l.currency and o.is_default) where l.id = ${id}`);
}

export function prices(id: string) {
  return db
    .select({
      productId: priceListPrices.productId,
      productName: products.name,
      sku: products.sku,
      priceMinor: priceListPrices.priceMinor,
    })
    .from(priceListPrices)
    .innerJoin(products, eq(products.id, priceListPrices.productId))
    .where(eq(priceListPrices.priceListId, id))
    .orderBy(asc(products.name), asc(products.id));
}

export function setPrice(of: { id: string; priceListId: string; productId: string }, priceMinor: number | null) {
  if (priceMinor === null)
    return db
      .delete(priceListPrices)
      .where(and(eq(priceListPrices.priceListId, of.priceListId), eq(priceListPrices.productId, of.productId)));
  return rows(sql`insert into ${priceListPrices} (id, price_list_id, product_id, price_minor)
    values (${of.id}, ${of.priceListId}, ${of.productId}, ${priceMinor})
    on conflict (tenant_id, price_list_id, product_id) do update set price_minor = excluded.price_minor`);
}

export type Offered = {
  productId: string;
  name: string;
  description: string | null;
  unit: string;
  vatBp: number;
  priceMinor: number | null;
};

/**
 * What products cost in a currency: their price in the list, else their own price less the list's percentage, half up, else
 * their own. Null where there is no price in that currency. Left out, the list is the default that holds on that `day`.
 */
export function offers(
  ids: SQL,
  { currency, priceListId, day }: { currency: SQL; priceListId: SQL | undefined; day: string },
) {
  return rows<Offered>(sql`select p.id as "productId", p.name, p.description, p.unit, p.vat_bp as "vatBp",
      coalesce(e.price_minor, case when p.currency = ${currency}
        then p.price_minor - div(p.price_minor::numeric * coalesce(l.percent_off_bp, 0) + 5000, 10000)::bigint end)::float8 as "priceMinor"
    from ${products} p left join ${priceLists} l on l.currency = ${currency} and l.id = ${priceListId ?? defaultList(currency, day)}
      left join ${priceListPrices} e on e.price_list_id = l.id and e.product_id = p.id
    where p.id = any(array(${ids}))`);
}

/** A select of the `id` of the default that holds on that day; none where there is none. */
export function defaultList(currency: SQL, day: string): SQL {
  return sql`(select d.id from ${priceLists} d where d.is_default and d.currency = ${currency} and ${holdsOn(sql`d`, day)})`;
}

/** Whether a list is in use in that currency on that day; for guards. */
export function holds(id: string, currency: SQL, day: string): SQL {
  return sql`select exists (select from ${priceLists} d where d.id = ${id} and d.currency = ${currency} and d.archived_at is null and ${holdsOn(sql`d`, day)})`;
}

function holdsOn(list: SQL, day: string): SQL {
  return sql`coalesce(${list}.valid_from <= ${day}::date, true) and coalesce(${list}.valid_until >= ${day}::date, true)`;
}

/** One product, for whoever asks what it costs. */
export function offer(id: string, of: { currency: string; priceListId?: string | undefined; day: string }) {
  const { currency, priceListId, day } = of;
  return offers(sql`select ${id}::uuid`, {
    currency: sql`${currency}`,
    priceListId: priceListId === undefined ? undefined : sql`${priceListId}::uuid`,
    day,
  });
}

function matching(input: Listing, { tenant }: Of): SQL | undefined {
  const archived = input.filter.archived?.eq === true;
  return and(
    archived ? isNotNull(priceLists.archivedAt) : isNull(priceLists.archivedAt),
    filterBy(input.filter, filters, { tenant }),
    hasWords(priceLists.name, input.q),
  );
}
