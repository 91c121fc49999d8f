import { eq, sql } from "drizzle-orm";
import { db, row, rows } from "#worker/kernel/db/builder.ts";
import type { Brand } from "#worker/kernel/tenant.ts";
import { plans, tenants, usage } from "../tables.ts";

/** The tenant that was entered: row security shows no other. */
export function current() {
  return db
    .select({
      brand: tenants.brand,
      language: tenants.language,
      currency: tenants.currency,
      timeZone: tenants.timeZone,
      version: tenants.version,
      plan: { key: plans.key, name: plans.name },
      limits: sql<Record<string, number>>`${plans.limits} || ${tenants.limits}`,
    })
    .from(tenants)
    .innerJoin(plans, eq(plans.key, tenants.planKey));
}

export function used() {
  return rows<{ metric: string; used: number }>(
    sql`select ${usage.metric}, ${usage.used}::float8 as used from ${usage} order by ${usage.metric}`,
  );
}

/** Locks the tenant against another save; raises 412 when another version than the given one is stored. */
export function hold(version: number | undefined) {
  return row(
    sql`select app.guard((select ${version ?? null}::int is null or version = ${version ?? null}::int from ${tenants} for update), 412, 'changed_meanwhile')`,
  );
}

type Place = { language?: "tr" | "en" | undefined; currency?: string | undefined; timeZone?: string | undefined };

/** Merges into the brand; a null takes the token away. Columns that were not named stay. */
export function change(brand: { [K in keyof Brand]?: Brand[K] | null | undefined }, place: Place) {
  const patch = JSON.stringify(brand);
  return db
    .update(tenants)
    .set({ ...place, brand: sql`jsonb_strip_nulls(${tenants.brand} || ${patch}::jsonb)` as never })
    .returning({ id: tenants.id });
}
