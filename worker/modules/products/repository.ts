import { and, eq, isNotNull, isNull, type SQL, sql } from "drizzle-orm";
import type { z } from "zod";
import type { Ctx } from "#worker/kernel/context.ts";
import { db, rows } from "#worker/kernel/db/builder.ts";
import type { Filterables } from "#worker/kernel/db/compare.ts";
import { filterBy } from "#worker/kernel/db/filter.ts";
import type { SortKeys } from "#worker/kernel/db/keyset.ts";
import { listing } from "#worker/kernel/db/listing.ts";
import { insertRow, updateRow } from "#worker/kernel/db/row.ts";
import { hasWords } from "#worker/kernel/db/search.ts";
import type { ListProducts } from "./contract.ts";
import { productCosts, products } from "./tables.ts";

type Listing = z.output<typeof ListProducts>;
type Of = Pick<Ctx, "tenant">;
type Values = Partial<typeof products.$inferInsert>;

const shown = {
  id: products.id,
  name: products.name,
  sku: products.sku,
  description: products.description,
  unit: products.unit,
  priceMinor: products.priceMinor,
  currency: products.currency,
  vatBp: products.vatBp,
  billing: products.billing,
  costMinor: productCosts.costMinor,
  archivedAt: products.archivedAt,
  version: products.version,
  createdAt: products.createdAt,
  updatedAt: products.updatedAt,
};

const sortKeys: SortKeys = {
  name: { by: sql`${products.name} collate "tr-x-icu"`, type: "text" },
  sku: { by: sql`coalesce(${products.sku}, '')`, type: "text" },
  priceMinor: { by: products.priceMinor, type: "bigint" },
  createdAt: { by: products.createdAt, type: "timestamptz" },
};

const filters: Filterables = {
  billing: products.billing,
  currency: products.currency,
  priceMinor: products.priceMinor,
  createdAt: products.createdAt,
  archived: () => undefined,
};

const listed = listing({
  id: products.id,
  sorts: sortKeys,
  select: (more) =>
    db
      .select({ ...shown, ...more })
      .from(products)
      .leftJoin(
        productCosts,
        and(eq(productCosts.tenantId, products.tenantId), eq(productCosts.productId, products.id)),
      )
      .$dynamic(),
});

/** One page of products. Archived ones only when asked for. */
export function list(input: Listing, ctx: Of) {
  return listed.page(input, matching(input, ctx));
}

/** The ids of all that match, in the order of the list. */
export function ids(input: Listing, most: number, ctx: Of) {
  return listed.ids(input.sort, matching(input, ctx), most);
}

export function these(ids: SQL) {
  return listed.these(ids);
}

export function one(id: string) {
  return listed.one(id);
}

export function insert(values: typeof products.$inferInsert, ctx: Of) {
  return insertRow(ctx, products, values);
}

export function update(id: string, values: Values, ctx: Of) {
  return updateRow(ctx, products, id, values);
}

/** What a unit costs the agency; null forgets it. */
export function setCost(productId: string, costId: string, costMinor: number | null) {
  if (costMinor === null) return db.delete(productCosts).where(eq(productCosts.productId, productId));
  return rows(sql`insert into ${productCosts} (id, product_id, cost_minor) values (${costId}, ${productId}, ${costMinor})
    on conflict (tenant_id, product_id) do update set cost_minor = excluded.cost_minor`);
}

function matching(input: Listing, { tenant }: Of): SQL | undefined {
  const archived = input.filter.archived?.eq === true;
  return and(
    archived ? isNotNull(products.archivedAt) : isNull(products.archivedAt),
    filterBy(input.filter, filters, { tenant }),
    hasWords(sql`${products.name} || ' ' || coalesce(${products.sku}, '')`, input.q),
  );
}
