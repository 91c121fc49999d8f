import { sql } from "drizzle-orm";
import { bigint, boolean, check, date, foreignKey, index, integer, text, uniqueIndex, uuid } from "drizzle-orm/pg-core";
import { at, stamps, tenantTable } from "#worker/kernel/db/table.ts";
import type { Billing } from "./options.ts";

/** What an agency sells. `price_minor` for one unit, without VAT; `vat_bp` in basis points: 20 % is 2000. */
export const products = tenantTable(
  "products",
  { rights: { by: "staff", read: "products:read", write: "products:write" } },
  {
    name: text("name").notNull(),
    sku: text("sku"),
    description: text("description"),
    unit: text("unit").notNull(),
    priceMinor: bigint("price_minor", { mode: "number" }).notNull(),
    currency: text("currency").notNull(),
    vatBp: integer("vat_bp").notNull(),
    billing: text("billing").notNull().default("one_off").$type<Billing>(),
    archivedAt: at("archived_at"),
    version: integer("version").notNull().default(1),
    ...stamps(),
  },
  (t) => [
    uniqueIndex("products_sku").on(t.tenantId, sql`app.fold(sku)`).where(sql`sku is not null`),
    check("products_price", sql`price_minor >= 0`),
    check("products_vat", sql`vat_bp between 0 and 10000`),
    check("products_billing", sql`billing in ('one_off', 'monthly', 'yearly')`),
    index("products_created").on(t.tenantId, t.createdAt, t.id).where(sql`archived_at is null`),
  ],
);

/** What a unit of a product costs the agency itself, for those with the right to know. */
export const productCosts = tenantTable(
  "product_costs",
  { rights: { by: "staff", read: "products:cost", write: "products:cost" }, secrets: ["cost_minor"] },
  { productId: uuid("product_id").notNull(), costMinor: bigint("cost_minor", { mode: "number" }).notNull() },
  (t) => [
    uniqueIndex("product_costs_product").on(t.tenantId, t.productId),
    check("product_costs_cost", sql`cost_minor >= 0`),
    foreignKey({
      name: "product_costs_product_fk",
      columns: [t.tenantId, t.productId],
      foreignColumns: [products.tenantId, products.id],
    }).onDelete("cascade"),
  ],
);

/** Prices in one currency: `percent_off_bp` for all products of that currency, and prices of their own for some. */
export const priceLists = tenantTable(
  "price_lists",
  { rights: { by: "staff", read: "products:read", write: "products:write" } },
  {
    name: text("name").notNull(),
    currency: text("currency").notNull(),
    percentOffBp: integer("percent_off_bp").notNull().default(0),
    validFrom: date("valid_from", { mode: "string" }),
    validUntil: date("valid_until", { mode: "string" }),
    isDefault: boolean("is_default").notNull().default(false),
    archivedAt: at("archived_at"),
    version: integer("version").notNull().default(1),
    ...stamps(),
  },
  (t) => [
    uniqueIndex("price_lists_name").on(t.tenantId, sql`app.fold(name)`).where(sql`archived_at is null`),
    uniqueIndex("price_lists_default").on(t.tenantId, t.currency).where(sql`is_default`),
    check("price_lists_percent", sql`percent_off_bp between 0 and 10000`),
    check("price_lists_days", sql`valid_from is null or valid_until is null or valid_until >= valid_from`),
    check("price_lists_in_use", sql`not is_default or archived_at is null`),
  ],
);

export const priceListPrices = tenantTable(
  "price_list_prices",
  { rights: { by: "staff", read: "products:read", write: "products:write" } },
  {
    priceListId: uuid("price_list_id").notNull(),
    productId: uuid("product_id").notNull(),
    priceMinor: bigint("price_minor", { mode: "number" }).notNull(),
  },
  (t) => [
    uniqueIndex("price_list_prices_once").on(t.tenantId, t.priceListId, t.productId),
    check("price_list_prices_price", sql`price_minor >= 0`),
    index("price_list_prices_product").on(t.tenantId, t.productId),
    foreignKey({
      name: "price_list_prices_list_fk",
      columns: [t.tenantId, t.priceListId],
      foreignColumns: [priceLists.tenantId, priceLists.id],
    }).onDelete("cascade"),
    foreignKey({
      name: "price_list_prices_product_fk",
      columns: [t.tenantId, t.productId],
      foreignColumns: [products.tenantId, products.id],
    }).onDelete("cascade"),
  ],
);
