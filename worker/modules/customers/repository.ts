import { and, between, eq, inArray, isNotNull, isNull, type SQL, sql } from "drizzle-orm";
import type { AnyPgColumn } from "drizzle-orm/pg-core";
import type { z } from "zod";
import type { Ctx } from "#worker/kernel/context.ts";
import type { Sent } from "#worker/kernel/custom/written-values.ts";
import { db, row, rows } from "#worker/kernel/db/builder.ts";
import { compare, type Filterables } from "#worker/kernel/db/compare.ts";
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
import type { Operator } from "#worker/kernel/list/fields.ts";
import { users } from "#worker/modules/identity/tables.ts";
import { inTerritory } from "#worker/modules/territories/index.ts";
import { territories } from "#worker/modules/territories/tables.ts";
import type { ListCustomers } from "./contract.ts";
import { AT_RISK_AFTER_DAYS, CUSTOMER_FIELDS, PASSIVE_AFTER_DAYS, SEGMENTS, type Segment } from "./options.ts";
import { districtsLike, provincesLike } from "./places/options.ts";
import { customers, customerTags, tags } from "./tables.ts";
import { checkTaxNumber, tidyTaxNumber } from "./tax-number.ts";

type Listing = z.output<typeof ListCustomers>;
/** Whose fields the records have. */
type Of = Pick<Ctx, "tenant">;
type Matching = Pick<Listing, "filter" | "q">;
type Values = Partial<typeof customers.$inferInsert> & { custom?: Sent | undefined };

const riskSince = sql.raw(`now() - interval '${AT_RISK_AFTER_DAYS} days'`);
const passiveSince = sql.raw(`now() - interval '${PASSIVE_AFTER_DAYS} days'`);

const segment = sql<Segment>`case when ${customers.lastActivityAt} < ${passiveSince} then 'passive'
  when ${customers.overdueMinor} > 0 or ${customers.lastActivityAt} < ${riskSince} then 'at_risk' else 'active' end`;

const shown = {
  id: customers.id,
  kind: customers.kind,
  name: customers.name,
  title: customers.title,
  companyId: customers.companyId,
  // Asked of each row: as a join it is read once per row by the tenant alone while Postgres knows nothing of a tenant's rows yet.
  companyName: sql<string | null>`(select company.name from customers company
    where company.tenant_id = ${customers.tenantId} and company.id = ${customers.companyId})`,
  emails: customers.emails,
  phones: customers.phones,
  province: customers.province,
  district: customers.district,
  address: customers.address,
  website: customers.website,
  taxNumber: customers.taxNumber,
  taxNumberSuspect: sql`coalesce(${customers.taxNumber}, '')`.mapWith(isSuspect),
  taxOffice: customers.taxOffice,
  birthday: customers.birthday,
  source: customers.source,
  ownerId: customers.ownerId,
  ownerName: users.name,
  territoryId: customers.territoryId,
  territoryName: territories.name,
  territoryPinned: customers.territoryPinned,
  tags: sql<
    { id: string; name: string }[]
  >`coalesce((select json_agg(json_build_object('id', ${tags.id}, 'name', ${tags.name}) order by ${tags.name})
    from ${customerTags} join ${tags} on ${tags.tenantId} = ${customerTags.tenantId} and ${tags.id} = ${customerTags.tagId}
    where ${customerTags.customerId} = ${customers.id}), '[]')`,
  segment,
  overdueMinor: customers.overdueMinor,
  lastActivityAt: customers.lastActivityAt,
  archivedAt: customers.archivedAt,
  version: customers.version,
  custom: CUSTOM,
  createdAt: customers.createdAt,
  updatedAt: customers.updatedAt,
};

function isSuspect(taxNumber: string): boolean {
  return taxNumber !== "" && checkTaxNumber(taxNumber) !== "ok";
}

const sortKeys: SortKeys = {
  name: { by: sql`${customers.name} collate "tr-x-icu"`, type: "text" },
  createdAt: { by: customers.createdAt, type: "timestamptz" },
  lastActivityAt: { by: customers.lastActivityAt, type: "timestamptz" },
  province: { by: sql`coalesce(${customers.province}, '')`, type: "text" },
};

const filters: Filterables = {
  kind: customers.kind,
  province: (operator, value) => among(customers.province, operator, value, provincesLike),
  district: (operator, value) => among(customers.district, operator, value, districtsLike),
  source: customers.source,
  ownerId: customers.ownerId,
  companyId: customers.companyId,
  taxNumber: (operator, value) =>
    operator === "has" ? taxNumberFrom(String(value)) : compare(customers.taxNumber, operator, value),
  birthday: customers.birthday,
  createdAt: customers.createdAt,
  lastActivityAt: customers.lastActivityAt,
  segment: (operator, value) => segmentIs([value].flat() as Segment[], operator === "nin"),
  territoryId: (operator, value) => inTerritory(customers.territoryId, operator, value),
  tagId: (operator, value) =>
    operator === "empty" ? untagged(value === true) : tagged([value].flat() as string[], operator === "nin"),
  archived: () => undefined,
};

/** As filters of other records see them. */
export const kind: RecordKind = {
  id: customers.id,
  name: customers.name,
  tenantId: customers.tenantId,
  archivedAt: customers.archivedAt,
  fields: CUSTOMER_FIELDS,
  filters,
};

const listed = listing({
  id: customers.id,
  merges: true,
  sorts: sortKeys,
  select: (more) => select({ ...shown, ...more }),
});

/** One page of customers. Archived ones only when asked for. */
export function list(input: Listing, ctx: Of) {
  return listed.page(input, matching(input, ctx), customOf(ctx, "customers"));
}

/** The ids of all that match, in the order of the list. */
export function ids(input: Matching & { sort: string }, most: number, ctx: Of) {
  return listed.ids(input.sort, matching(input, ctx), most, customOf(ctx, "customers"));
}

export function these(ids: SQL, ctx: Of) {
  return listed.these(ids, customOf(ctx, "customers"));
}

export function one(id: string, ctx: Of) {
  return listed.one(id, customOf(ctx, "customers"));
}

/** Whether there is such a customer that the actor may see. */
export function isThere(id: string) {
  return row<{ there: boolean }>(
    sql`select exists (select from ${customers} where ${customers.id} = ${nowOf(id)}) as there`,
  );
}

/** Raises 404 unless there is; 412 when another version is stored than the one that is given. */
export function mustBeThere(id: string, version?: number) {
  return perItem(
    () => "customers there",
    { id, version: version ?? null },
    (items) =>
      rows(sql`select app.guard(c.id is not null, 404, 'not_found'), app.guard(coalesce(c.version = w.version, true), 412, 'changed_meanwhile')
        from unnest(${sql.param(items.map((item) => item.id))}::uuid[], ${sql.param(items.map((item) => item.version))}::int[]) w(id, version)
          left join ${customers} c on c.id = w.id`),
  );
}

export function insert(values: Values & { id: string; kind: "person" | "company"; name: string }, ctx: Of) {
  return insertRow(ctx, customers, { ...values, ownerId: values.ownerId ?? sql`app.user_id()` });
}

export function update(id: string, values: Values, ctx: Of) {
  return updateRow(ctx, customers, id, values);
}

export function remove(id: string) {
  return removeRow(customers, id);
}

/** Makes the customer's tags exactly these, inventing those that are new. SEO, Seo and seo are one tag. */
export function setTags(id: string, names: string[], isNew = false) {
  const carried = { id, names };
  const others = sql`tag_id not in (select id from ${tags} where search = any(array(select app.fold(name) from unnest(${sql.param(names)}::text[]) name)))`;
  return {
    known: perItem(() => "tags known", carried, addTags),
    ...(isNew ? {} : { dropped: rows(sql`delete from ${customerTags} where customer_id = ${id} and ${others}`) }),
    added: perItem(() => "tags added", carried, tagCustomers),
  };
}

type Carried = { id: string; names: string[] };

function addTags(all: Carried[]) {
  const names = [...new Set(all.flatMap((one) => one.names))];
  return rows(sql`insert into ${tags} (id, name) select uuidv7(), name from unnest(${sql.param(names)}::text[]) name
    on conflict (tenant_id, search) do nothing`);
}

function tagCustomers(all: Carried[]) {
  const pairs = all.flatMap(({ id, names }) => names.map((name) => ({ id, name })));
  return rows(sql`insert into ${customerTags} (id, customer_id, tag_id) select uuidv7(), wanted.id, tag.id
    from unnest(${sql.param(pairs.map(({ id }) => id))}::uuid[], ${sql.param(pairs.map(({ name }) => name))}::text[]) wanted(id, name)
      join ${tags} tag on tag.search = app.fold(wanted.name)
    on conflict (tenant_id, customer_id, tag_id) do nothing`);
}

function select<Fields extends Parameters<typeof db.select>[0]>(
  fields: Fields & NonNullable<Parameters<typeof db.select>[0]>,
) {
  return db
    .select(fields)
    .from(customers)
    .leftJoin(users, eq(users.id, customers.ownerId))
    .leftJoin(territories, eq(territories.id, customers.territoryId))
    .$dynamic();
}

function matching(input: Matching, ctx: Of): SQL | undefined {
  const archived = input.filter.archived?.eq === true;
  return and(
    archived ? isNotNull(customers.archivedAt) : isNull(customers.archivedAt),
    filterBy(input.filter, filters, { tenant: ctx.tenant, object: "customers" }),
    searchIn("customers", customers.id, input.q),
  );
}

/** What contains a text is looked up in the list of names, so that an index answers. */
function among(column: AnyPgColumn, operator: Operator, value: unknown, like: (text: string) => string[]) {
  return operator === "has" ? inArray(column, like(String(value))) : compare(column, operator, value);
}

/** Digits only are stored, eleven at most: a range in the order of any collation. */
function taxNumberFrom(text: string): SQL | undefined {
  const digits = tidyTaxNumber(text);
  return /^\d{1,11}$/.test(digits) ? between(customers.taxNumber, digits, digits.padEnd(12, "9")) : sql`false`;
}

/** As ranges, which the planner can estimate; `segment` itself is opaque to it. */
function segmentIs(wanted: Segment[], negated: boolean): SQL {
  const some = SEGMENTS.filter((one) => wanted.includes(one) !== negated).map((one) => ranges[one]);
  return some.length > 0 ? sql`(${sql.join(some, sql` or `)})` : sql`false`;
}

const { lastActivityAt: last, overdueMinor: overdue } = customers;
const ranges: Record<Segment, SQL> = {
  passive: sql`${last} < ${passiveSince}`,
  at_risk: sql`(${last} >= ${passiveSince} and (${overdue} > 0 or ${last} < ${riskSince}))`,
  active: sql`(${last} >= ${riskSince} and ${overdue} <= 0)`,
};

function tagged(ids: string[], negated: boolean): SQL {
  const members = sql`any(array(select ${customerTags.customerId} from ${customerTags} where ${customerTags.tagId} = any(${sql.param(ids)}::uuid[])))`;
  return negated ? sql`not (${customers.id} = ${members})` : sql`${customers.id} = ${members}`;
}

function untagged(none: boolean): SQL {
  const some = sql`exists (select from ${customerTags} where ${customerTags.customerId} = ${customers.id})`;
  return none ? sql`not ${some}` : some;
}
