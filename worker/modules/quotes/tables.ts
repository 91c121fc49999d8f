import { sql } from "drizzle-orm";
import {
  type AnyPgColumn,
  bigint,
  check,
  date,
  foreignKey,
  index,
  integer,
  jsonb,
  text,
  uniqueIndex,
  uuid,
} from "drizzle-orm/pg-core";
import { at, stamps, tenantTable } from "#worker/kernel/db/table.ts";
import { customers } from "#worker/modules/customers/tables.ts";
import { users } from "#worker/modules/identity/tables.ts";
import { deals } from "#worker/modules/pipeline/tables.ts";
import { priceLists, products } from "#worker/modules/products/tables.ts";
import type { QuoteStatus } from "./options.ts";

/** Who sells, as it stands on the document; what is empty is left out. */
export type Seller = {
  name: string;
  taxOffice?: string | null;
  taxNumber?: string | null;
  address?: string | null;
  phone?: string | null;
  email?: string | null;
  website?: string | null;
  iban?: string | null;
};
export type Buyer = { name: string; taxOffice?: string | null; taxNumber?: string | null; address?: string | null };

/** One row for a tenant, made with the first change. `approval_above_bp`: a higher discount than this waits for approval. */
export const quoteSettings = tenantTable(
  "quote_settings",
  { rights: { by: "staff", write: "settings:write" } },
  {
    prefix: text("prefix").notNull().default("TK"),
    validDays: integer("valid_days").notNull().default(30),
    approvalAboveBp: integer("approval_above_bp"),
    terms: text("terms"),
    legalName: text("legal_name"),
    taxOffice: text("tax_office"),
    taxNumber: text("tax_number"),
    address: text("address"),
    phone: text("phone"),
    website: text("website"),
    iban: text("iban"),
    version: integer("version").notNull().default(1),
    ...stamps(),
  },
  (t) => [
    uniqueIndex("quote_settings_once").on(t.tenantId),
    check("quote_settings_limit", sql`approval_above_bp between 0 and 10000`),
    check("quote_settings_days", sql`valid_days between 1 and 365`),
  ],
);

/** The last number of each year. It is taken in the transaction that sends, so none is left out and none given twice. */
export const quoteNumbers = tenantTable(
  "quote_numbers",
  { rights: { by: "staff", write: "quotes:write" }, audited: false },
  { year: integer("year").notNull(), last: integer("last").notNull() },
  (t) => [uniqueIndex("quote_numbers_year").on(t.tenantId, t.year)],
);

/**
 * What an agency offers to a customer, one row for each version: those of one quote share `root_id` (null in the first) and
 * the number. What was sent is never changed; `seller` and `buyer` stay as they were then. The sums are those of
 * `totals.ts`, and the database works them out again.
 */
export const quotes = tenantTable(
  "quotes",
  {
    rights: { by: "owner", resource: "quotes" },
    secrets: ["link_hash", "link_sealed"],
    quiet: ["first_viewed_at", "views"],
  },
  {
    name: text("name").notNull(),
    number: text("number"),
    revision: integer("revision").notNull().default(1),
    rootId: uuid("root_id"),
    status: text("status").notNull().default("draft").$type<QuoteStatus>(),
    customerId: uuid("customer_id").notNull(),
    dealId: uuid("deal_id"),
    ownerId: uuid("owner_id"),
    emails: text("emails").array().notNull().default([]),
    language: text("language").notNull().$type<"tr" | "en">(),
    currency: text("currency").notNull(),
    priceListId: uuid("price_list_id"),
    validUntil: date("valid_until", { mode: "string" }).notNull(),
    discountBp: integer("discount_bp"),
    discountMinor: bigint("discount_minor", { mode: "number" }),
    notes: text("notes"),
    terms: text("terms"),
    listMinor: bigint("list_minor", { mode: "number" }).notNull().default(0),
    linesMinor: bigint("lines_minor", { mode: "number" }).notNull().default(0),
    offMinor: bigint("off_minor", { mode: "number" }).notNull().default(0),
    netMinor: bigint("net_minor", { mode: "number" }).notNull().default(0),
    vatMinor: bigint("vat_minor", { mode: "number" }).notNull().default(0),
    totalMinor: bigint("total_minor", { mode: "number" }).notNull().default(0),
    /** Who last changed what it costs: never the one who approves it. */
    authorId: uuid("author_id").default(sql`app.user_id()`),
    requestedBy: uuid("requested_by"),
    requestedAt: at("requested_at"),
    requestNote: text("request_note"),
    decision: text("decision").$type<"approved" | "rejected">(),
    decidedBy: uuid("decided_by"),
    decidedAt: at("decided_at"),
    decisionNote: text("decision_note"),
    sentAt: at("sent_at"),
    mailedAt: at("mailed_at"),
    seller: jsonb("seller").$type<Seller>(),
    buyer: jsonb("buyer").$type<Buyer>(),
    linkHash: text("link_hash"),
    linkSealed: text("link_sealed"),
    firstViewedAt: at("first_viewed_at"),
    views: integer("views").notNull().default(0),
    /** The customer's answer and what shows that it was theirs. */
    answeredAt: at("answered_at"),
    answeredName: text("answered_name"),
    answeredIp: text("answered_ip"),
    answeredAgent: text("answered_agent"),
    answerNote: text("answer_note"),
    version: integer("version").notNull().default(1),
    ...stamps(),
  },
  (t) => [
    check(
      "quotes_status",
      sql`status in ('draft', 'waiting', 'approved', 'sent', 'accepted', 'declined', 'expired', 'superseded')`,
    ),
    check("quotes_language", sql`language in ('tr', 'en')`),
    check(
      "quotes_sent",
      sql`status in ('draft', 'waiting', 'approved') or (number is not null and sent_at is not null)`,
    ),
    check("quotes_answered", sql`(status in ('accepted', 'declined')) <= (answered_at is not null)`),
    check("quotes_discount", sql`discount_bp is null or discount_minor is null`),
    check("quotes_discount_bp", sql`discount_bp between 0 and 10000`),
    check("quotes_decision", sql`decision in ('approved', 'rejected')`),
    uniqueIndex("quotes_number").on(t.tenantId, t.number, t.revision).where(sql`number is not null`),
    uniqueIndex("quotes_revision").on(t.tenantId, t.rootId, t.revision).where(sql`root_id is not null`),
    uniqueIndex("quotes_link").on(t.tenantId, t.linkHash).where(sql`link_hash is not null`),
    index("quotes_created").on(t.tenantId, t.createdAt, t.id),
    index("quotes_customer").on(t.tenantId, t.customerId),
    index("quotes_deal").on(t.tenantId, t.dealId),
    index("quotes_owner").on(t.tenantId, t.ownerId, t.createdAt, t.id),
    index("quotes_open").on(t.tenantId, t.validUntil).where(sql`status = 'sent'`),
    foreignKey({
      name: "quotes_root_fk",
      columns: [t.tenantId, t.rootId],
      foreignColumns: [t.tenantId as AnyPgColumn, t.id as AnyPgColumn],
    }),
    foreignKey({
      name: "quotes_customer_fk",
      columns: [t.tenantId, t.customerId],
      foreignColumns: [customers.tenantId, customers.id],
    }),
    // The migration adds: a deal that goes leaves its quotes, which are without it then.
    foreignKey({
      name: "quotes_deal_fk",
      columns: [t.tenantId, t.dealId],
      foreignColumns: [deals.tenantId, deals.id],
    }),
    foreignKey({
      name: "quotes_price_list_fk",
      columns: [t.tenantId, t.priceListId],
      foreignColumns: [priceLists.tenantId, priceLists.id],
    }),
    ...(["ownerId", "authorId", "requestedBy", "decidedBy"] as const).map((column) =>
      foreignKey({
        name: `quotes_${column.replace(/[A-Z].*/, "")}_fk`,
        columns: [t.tenantId, t[column]],
        foreignColumns: [users.tenantId, users.id],
      }),
    ),
  ],
);

/** `net_minor` is the line's after its own discount, `share_minor` what of the quote's discount falls on it. */
export const quoteLines = tenantTable(
  "quote_lines",
  { rights: { by: "parent", parents: { quote_id: "quotes" } } },
  {
    quoteId: uuid("quote_id").notNull(),
    position: integer("position").notNull(),
    productId: uuid("product_id"),
    name: text("name").notNull(),
    description: text("description"),
    unit: text("unit"),
    quantityMilli: bigint("quantity_milli", { mode: "number" }).notNull().default(1000),
    unitPriceMinor: bigint("unit_price_minor", { mode: "number" }).notNull().default(0),
    discountBp: integer("discount_bp"),
    discountMinor: bigint("discount_minor", { mode: "number" }),
    vatBp: integer("vat_bp").notNull().default(0),
    listPriceMinor: bigint("list_price_minor", { mode: "number" }),
    netMinor: bigint("net_minor", { mode: "number" }).notNull().default(0),
    shareMinor: bigint("share_minor", { mode: "number" }).notNull().default(0),
  },
  (t) => [
    check("quote_lines_quantity", sql`quantity_milli > 0`),
    check("quote_lines_price", sql`unit_price_minor >= 0`),
    check("quote_lines_vat", sql`vat_bp between 0 and 10000`),
    check("quote_lines_discount", sql`discount_bp is null or discount_minor is null`),
    check("quote_lines_share", sql`share_minor between 0 and net_minor`),
    uniqueIndex("quote_lines_position").on(t.tenantId, t.quoteId, t.position),
    index("quote_lines_product").on(t.tenantId, t.productId),
    foreignKey({
      name: "quote_lines_quote_fk",
      columns: [t.tenantId, t.quoteId],
      foreignColumns: [quotes.tenantId, quotes.id],
    }).onDelete("cascade"),
    foreignKey({
      name: "quote_lines_product_fk",
      columns: [t.tenantId, t.productId],
      foreignColumns: [products.tenantId, products.id],
    }),
  ],
);
