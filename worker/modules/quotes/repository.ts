import { and, eq, type SQL, sql } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import type { z } from "zod";
import type { Ctx } from "#worker/kernel/context.ts";
import { db } from "#worker/kernel/db/builder.ts";
import type { Filterables } from "#worker/kernel/db/compare.ts";
import { filterBy } from "#worker/kernel/db/filter.ts";
import type { SortKeys } from "#worker/kernel/db/keyset.ts";
import { listing } from "#worker/kernel/db/listing.ts";
import { removeRow } from "#worker/kernel/db/remove.ts";
import { insertRow, updateRow } from "#worker/kernel/db/row.ts";
import { hasWords } from "#worker/kernel/db/search.ts";
import { customers } from "#worker/modules/customers/tables.ts";
import { users } from "#worker/modules/identity/tables.ts";
import { deals } from "#worker/modules/pipeline/tables.ts";
import { defaultList, holds, offers } from "#worker/modules/products/index.ts";
import type { ListQuotes } from "./contract.ts";
import { linesOf } from "./lines/repository.ts";
import { quoteLines, quoteSettings, quotes } from "./tables.ts";

type Listing = z.output<typeof ListQuotes>;
type Of = Pick<Ctx, "tenant">;
type Values = Partial<typeof quotes.$inferInsert>;

const requesters = alias(users, "requesters");
const deciders = alias(users, "deciders");

/** Nothing without a limit; what is approved may have any. */
const LIMIT = sql`(select approval_above_bp from ${quoteSettings})`;
const above = sql`coalesce((${quotes.listMinor} - ${quotes.netMinor})::numeric * 10000 > ${LIMIT}::numeric * ${quotes.listMinor}, false)`;
const EDITABLE = sql`${quotes.status} in ('draft', 'waiting', 'approved')`;

export const shown = {
  id: quotes.id,
  name: quotes.name,
  number: quotes.number,
  revision: quotes.revision,
  status: quotes.status,
  customerId: quotes.customerId,
  customerName: customers.name,
  dealId: quotes.dealId,
  dealName: deals.name,
  ownerId: quotes.ownerId,
  ownerName: users.name,
  emails: quotes.emails,
  language: quotes.language,
  currency: quotes.currency,
  priceListId: quotes.priceListId,
  validUntil: quotes.validUntil,
  discountBp: quotes.discountBp,
  discountMinor: quotes.discountMinor,
  notes: quotes.notes,
  terms: quotes.terms,
  listMinor: quotes.listMinor,
  linesMinor: quotes.linesMinor,
  offMinor: quotes.offMinor,
  netMinor: quotes.netMinor,
  vatMinor: quotes.vatMinor,
  totalMinor: quotes.totalMinor,
  effectiveBp: sql<number>`case when ${quotes.listMinor} > ${quotes.netMinor}
    then ceil((${quotes.listMinor} - ${quotes.netMinor})::numeric * 10000 / ${quotes.listMinor})::int else 0 end`,
  needsApproval: sql<boolean>`${quotes.status} in ('draft', 'waiting') and ${above}`,
  requestedByName: requesters.name,
  requestedAt: quotes.requestedAt,
  requestNote: quotes.requestNote,
  decision: quotes.decision,
  decidedByName: deciders.name,
  decidedAt: quotes.decidedAt,
  decisionNote: quotes.decisionNote,
  mine: sql<boolean>`coalesce(app.user_id() in (${quotes.authorId}, ${quotes.requestedBy}), false)`,
  sentAt: quotes.sentAt,
  mailedAt: quotes.mailedAt,
  firstViewedAt: quotes.firstViewedAt,
  views: quotes.views,
  answeredAt: quotes.answeredAt,
  answeredName: quotes.answeredName,
  answeredIp: quotes.answeredIp,
  answeredAgent: quotes.answeredAgent,
  answerNote: quotes.answerNote,
  newerId: sql<string | null>`case when ${quotes.status} = 'superseded' then (select n.id from ${quotes} n
    where coalesce(n.root_id, n.id) = coalesce("quotes"."root_id", "quotes"."id") and n.revision > "quotes"."revision" order by n.revision desc limit 1) end`,
  version: quotes.version,
  createdAt: quotes.createdAt,
  updatedAt: quotes.updatedAt,
};

const sortKeys: SortKeys = {
  createdAt: { by: quotes.createdAt, type: "timestamptz" },
  validUntil: { by: quotes.validUntil, type: "date" },
  netMinor: { by: quotes.netMinor, type: "bigint" },
  sentAt: { by: sql`coalesce(${quotes.sentAt}, 'infinity')`, type: "timestamptz" },
  name: { by: sql`${quotes.name} collate "tr-x-icu"`, type: "text" },
};

const filters: Filterables = {
  status: quotes.status,
  customerId: quotes.customerId,
  dealId: quotes.dealId,
  ownerId: quotes.ownerId,
  netMinor: quotes.netMinor,
  currency: quotes.currency,
  validUntil: quotes.validUntil,
  createdAt: quotes.createdAt,
  sentAt: quotes.sentAt,
};

const listed = listing({
  id: quotes.id,
  sorts: sortKeys,
  select: (more) =>
    db
      .select({ ...shown, ...more })
      .from(quotes)
      .leftJoin(customers, and(eq(customers.tenantId, quotes.tenantId), eq(customers.id, quotes.customerId)))
      .leftJoin(deals, and(eq(deals.tenantId, quotes.tenantId), eq(deals.id, quotes.dealId)))
      .leftJoin(users, eq(users.id, quotes.ownerId))
      .leftJoin(requesters, eq(requesters.id, quotes.requestedBy))
      .leftJoin(deciders, eq(deciders.id, quotes.decidedBy))
      .$dynamic(),
});

export function list(input: Listing, ctx: Of) {
  return listed.page(input, matching(input, ctx));
}

export function ids(input: Listing, most: number, ctx: Of) {
  return listed.ids(input.sort, matching(input, ctx), most);
}

export function these(ids: SQL) {
  return listed.these(ids);
}

/** A quote and its lines: what `shownQuote` takes. */
export function one(id: string) {
  return { found: listed.one(id), lines: linesOf(id) };
}

export const facts = {
  customerId: quotes.customerId,
  dealId: quotes.dealId,
  number: quotes.number,
  netMinor: quotes.netMinor,
  currency: quotes.currency,
};

/** What events tell of a quote, and what a change starts from. */
export function before(id: string) {
  const { discountBp, discountMinor, validUntil, version, emails } = quotes;
  return db
    .select({ ...facts, discountBp, discountMinor, validUntil, version, emails })
    .from(quotes)
    .where(eq(quotes.id, id));
}

type Priced = { ids: string[]; currency?: string | undefined; priceListId?: string | null | undefined; day: string };

/** What these products cost, and those that the quote has already, by what is sent or else stored. */
export function offered(quoteId: string | null, { ids, currency, priceListId, day }: Priced) {
  const stored = (column: SQL) => sql`(select ${column} from ${quotes} where ${quotes.id} = ${quoteId})`;
  const theirs = quoteId
    ? sql`union select product_id from ${quoteLines} where quote_id = ${quoteId} and product_id is not null`
    : sql``;
  const list = priceListId === undefined && quoteId && !currency ? stored(sql`${quotes.priceListId}`) : undefined;
  return offers(sql`select unnest(${sql.param(ids)}::uuid[]) ${theirs}`, {
    currency: currency ? sql`${currency}::text` : stored(sql`${quotes.currency}`),
    priceListId: priceListId === undefined ? list : sql`${priceListId}::uuid`,
    day,
  });
}

export function insert(values: typeof quotes.$inferInsert, day: string, ctx: Of) {
  const priceListId = values.priceListId === undefined ? listFor(values.currency, day) : values.priceListId;
  const first = sql`coalesce((select c.emails[1:1] from ${customers} c where c.id = ${values.customerId}), '{}')`;
  const ownerId = values.ownerId ?? sql`app.user_id()`;
  return insertRow(ctx, quotes, { ...values, priceListId, ownerId, emails: values.emails ?? first });
}

/** With `fresh`, what it costs has changed: whoever approved it approved something else. */
export function update(id: string, values: Values, fresh: boolean, day: string, ctx: Of) {
  const again = {
    status: "draft",
    authorId: sql`app.user_id()`,
    ...{ requestedBy: null, requestedAt: null, requestNote: null },
    ...{ decision: null, decidedBy: null, decidedAt: null, decisionNote: null },
  };
  const list =
    values.currency && values.priceListId === undefined ? { priceListId: listFor(values.currency, day) } : {};
  return updateRow(ctx, quotes, id, { ...values, ...list, ...(fresh ? again : {}) });
}

function listFor(currency: string, day: string): SQL {
  return defaultList(sql`${currency}::text`, day);
}

export function set(id: string, values: { [K in keyof Values]?: Values[K] | SQL }) {
  return db.update(quotes).set(values).where(eq(quotes.id, id));
}

export function remove(id: string) {
  return removeRow(quotes, id);
}

/** Only drafts are changed or deleted: what was sent stays. */
export function isEditable(id: string): SQL {
  return sql`select ${EDITABLE} from ${quotes} where ${quotes.id} = ${id}`;
}

export const isDraft = (id: string) => hasStatus(id, "draft");
export const isWaiting = (id: string) => hasStatus(id, "waiting");
export const isUnsent = (id: string) => hasStatus(id, "draft", "approved");
export const isSent = (id: string) => hasStatus(id, "sent");
export const isRevisable = (id: string) => hasStatus(id, "sent", "declined", "expired", "superseded");

function hasStatus(id: string, ...wanted: (typeof quotes.$inferSelect)["status"][]): SQL {
  return sql`select ${quotes.status} = any(${sql.param(wanted)}::text[]) from ${quotes} where ${quotes.id} = ${id}`;
}

/** Approved, or with a discount that needs nobody's approval. */
export function maySend(id: string): SQL {
  return sql`select ${quotes.status} = 'approved' or not ${above} from ${quotes} where ${quotes.id} = ${id}`;
}

export function isAbove(id: string): SQL {
  return sql`select ${above} from ${quotes} where ${quotes.id} = ${id}`;
}

/** The actor neither wrote its prices nor asked for the approval. */
export function isAnothers(id: string): SQL {
  return sql`select app.user_id() is not null and ${quotes.authorId} is distinct from app.user_id() and ${quotes.requestedBy} is distinct from app.user_id()
    from ${quotes} where ${quotes.id} = ${id}`;
}

export function hasEmail(id: string): SQL {
  return sql`select cardinality(${quotes.emails}) > 0 from ${quotes} where ${quotes.id} = ${id}`;
}

export function isValidOn(id: string, day: string): SQL {
  return sql`select ${quotes.validUntil} >= ${day}::date from ${quotes} where ${quotes.id} = ${id}`;
}

export function listHolds(priceListId: string, currency: string, day: string): SQL {
  return holds(priceListId, sql`${currency}::text`, day);
}

/** The list that is sent stands in the quote's own currency. */
export function listSuits(id: string, priceListId: string, day: string): SQL {
  return holds(priceListId, sql`(select currency from ${quotes} where id = ${id})`, day);
}

/** The deal is one of that customer's; no deal is well. */
export function dealSuits(id: string): SQL {
  return sql`select ${quotes.dealId} is null or exists (select from ${deals} d where d.id = ${quotes.dealId} and d.customer_id = ${quotes.customerId})
    from ${quotes} where ${quotes.id} = ${id}`;
}

function matching(input: Listing, { tenant }: Of): SQL | undefined {
  return and(
    filterBy(input.filter, filters, { tenant }),
    hasWords(sql`${quotes.name} || ' ' || coalesce(${quotes.number}, '')`, input.q),
  );
}
