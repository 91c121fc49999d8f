import { sql } from "drizzle-orm";
import { bigint, check, date, foreignKey, index, integer, jsonb, text, uniqueIndex, uuid } from "drizzle-orm/pg-core";
import { at, atNow, stamps, tenantTable } from "#worker/kernel/db/table.ts";
import type { Doc } from "#worker/kernel/rich/document.ts";
import { users } from "#worker/modules/identity/tables.ts";
import { territories, territoryId, territoryPinned } from "#worker/modules/territories/tables.ts";

/** People and companies. The first e-mail and phone are the main ones; phones are E.164. */
export const customers = tenantTable(
  "customers",
  { rights: { by: "owner", resource: "customers", territory: true }, quiet: ["last_activity_at"], counts: "customers" },
  {
    kind: text("kind").notNull().$type<"person" | "company">(),
    name: text("name").notNull(),
    title: text("title"),
    companyId: uuid("company_id"),
    emails: text("emails").array().notNull().default([]),
    phones: text("phones").array().notNull().default([]),
    province: text("province"),
    district: text("district"),
    address: text("address"),
    website: text("website"),
    taxNumber: text("tax_number"),
    taxOffice: text("tax_office"),
    birthday: date("birthday", { mode: "string" }),
    source: text("source"),
    ownerId: uuid("owner_id"),
    territoryId: territoryId(),
    territoryPinned: territoryPinned(),
    overdueMinor: bigint("overdue_minor", { mode: "number" }).notNull().default(0),
    lastActivityAt: atNow("last_activity_at"),
    archivedAt: at("archived_at"),
    version: integer("version").notNull().default(1),
    ...stamps(),
    /** Folded name, e-mails, phones and tax number; only the search function reads it. */
    search: text("search").generatedAlwaysAs(sql`app.search_text(name, emails, phones, tax_number)`),
  },
  (t) => [
    check("customers_kind", sql`kind in ('person', 'company')`),
    foreignKey({
      name: "customers_company_fk",
      columns: [t.tenantId, t.companyId],
      foreignColumns: [t.tenantId, t.id],
    }),
    foreignKey({
      name: "customers_owner_fk",
      columns: [t.tenantId, t.ownerId],
      foreignColumns: [users.tenantId, users.id],
    }),
    foreignKey({
      name: "customers_territory_fk",
      columns: [t.tenantId, t.territoryId],
      foreignColumns: [territories.tenantId, territories.id],
    }),
    index("customers_territory").on(t.tenantId, t.territoryId, t.createdAt, t.id),
    index("customers_created").on(t.tenantId, t.createdAt, t.id).where(sql`archived_at is null`),
    index("customers_name").on(t.tenantId, sql`name collate "tr-x-icu"`, t.id).where(sql`archived_at is null`),
    index("customers_activity").on(t.tenantId, t.lastActivityAt, t.id).where(sql`archived_at is null`),
    index("customers_province").on(t.tenantId, t.province, t.createdAt, t.id).where(sql`archived_at is null`),
    index("customers_source").on(t.tenantId, t.source, t.createdAt, t.id).where(sql`archived_at is null`),
    index("customers_owner").on(t.tenantId, t.ownerId, t.createdAt, t.id),
    index("customers_company").on(t.tenantId, t.companyId),
    index("customers_archived").on(t.tenantId, t.archivedAt, t.id).where(sql`archived_at is not null`),
  ],
);

export const tags = tenantTable(
  "tags",
  { rights: { by: "staff", write: "customers:write" } },
  {
    name: text("name").notNull(),
    createdAt: atNow("created_at"),
    /** The folded name: SEO, Seo and seo are one tag. */
    search: text("search").notNull().generatedAlwaysAs(sql`app.fold(name)`),
  },
  (t) => [uniqueIndex("tags_name").on(t.tenantId, t.search)],
);

export const customerTags = tenantTable(
  "customer_tags",
  { rights: { by: "parent", parents: { customer_id: "customers" } } },
  { customerId: uuid("customer_id").notNull(), tagId: uuid("tag_id").notNull() },
  (t) => [
    uniqueIndex("customer_tags_once").on(t.tenantId, t.customerId, t.tagId),
    index("customer_tags_tag").on(t.tenantId, t.tagId, t.customerId),
    foreignKey({
      name: "customer_tags_customer_fk",
      columns: [t.tenantId, t.customerId],
      foreignColumns: [customers.tenantId, customers.id],
    }).onDelete("cascade"),
    foreignKey({
      name: "customer_tags_tag_fk",
      columns: [t.tenantId, t.tagId],
      foreignColumns: [tags.tenantId, tags.id],
    }).onDelete("cascade"),
  ],
);

export const notes = tenantTable(
  "notes",
  { rights: { by: "parent", parents: { customer_id: "customers" } } },
  {
    customerId: uuid("customer_id").notNull(),
    /** What stands in `document`, or all there is. */
    body: text("body").notNull(),
    document: jsonb("document").$type<Doc>(),
    authorId: uuid("author_id"),
    version: integer("version").notNull().default(1),
    ...stamps(),
  },
  (t) => [
    index("notes_customer").on(t.tenantId, t.customerId, t.createdAt, t.id),
    foreignKey({
      name: "notes_customer_fk",
      columns: [t.tenantId, t.customerId],
      foreignColumns: [customers.tenantId, customers.id],
    }).onDelete("cascade"),
  ],
);
