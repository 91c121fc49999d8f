import { and, eq, isNotNull, isNull, type SQL, sql } from "drizzle-orm";
import type { z } from "zod";
import type { Ctx } from "#worker/kernel/context.ts";
import type { Sent } from "#worker/kernel/custom/written-values.ts";
import { db, row } from "#worker/kernel/db/builder.ts";
import type { Filterables } from "#worker/kernel/db/compare.ts";
import { customOf } from "#worker/kernel/db/custom.ts";
import { filterBy } from "#worker/kernel/db/filter.ts";
import type { SortKeys } from "#worker/kernel/db/keyset.ts";
import { listing } from "#worker/kernel/db/listing.ts";
import type { RecordKind } from "#worker/kernel/db/record-kind.ts";
import { removeRow } from "#worker/kernel/db/remove.ts";
import { insertRow, updateRow } from "#worker/kernel/db/row.ts";
import { searchIn } from "#worker/kernel/db/search.ts";
import { CUSTOM } from "#worker/kernel/db/written.ts";
import { customers } from "#worker/modules/customers/tables.ts";
import { users } from "#worker/modules/identity/tables.ts";
import type { ListProjects, ProjectSummary } from "./contract.ts";
import { PROJECT_FIELDS } from "./options.ts";
import { projects } from "./tables.ts";

type Listing = z.output<typeof ListProjects>;
/** Whose fields the records have. */
type Of = Pick<Ctx, "tenant">;
type Values = Partial<typeof projects.$inferInsert>;

const shown = {
  id: projects.id,
  name: projects.name,
  customerId: projects.customerId,
  customerName: customers.name,
  status: projects.status,
  startsOn: projects.startsOn,
  endsOn: projects.endsOn,
  ownerId: projects.ownerId,
  ownerName: users.name,
  archivedAt: projects.archivedAt,
  version: projects.version,
  custom: CUSTOM,
  createdAt: projects.createdAt,
  updatedAt: projects.updatedAt,
};

const sortKeys: SortKeys = {
  createdAt: { by: projects.createdAt, type: "timestamptz" },
  name: { by: sql`${projects.name} collate "tr-x-icu"`, type: "text" },
  startsOn: { by: sql`coalesce(${projects.startsOn}, 'infinity')`, type: "date" },
  endsOn: { by: sql`coalesce(${projects.endsOn}, 'infinity')`, type: "date" },
};

const filters: Filterables = {
  status: projects.status,
  customerId: projects.customerId,
  ownerId: projects.ownerId,
  startsOn: projects.startsOn,
  endsOn: projects.endsOn,
  createdAt: projects.createdAt,
  archived: () => undefined,
};

/** As filters of other records see them. */
export const kind: RecordKind = {
  id: projects.id,
  name: projects.name,
  tenantId: projects.tenantId,
  archivedAt: projects.archivedAt,
  fields: PROJECT_FIELDS,
  filters,
};

const listed = listing({ id: projects.id, sorts: sortKeys, select: (more) => select({ ...shown, ...more }) });

/** One page of projects. Archived ones only when asked for. */
export function list(input: Listing, ctx: Of) {
  return listed.page(input, matching(input, ctx), customOf(ctx, "projects"));
}

/** The ids of all that match, in the order of the list. */
export function ids(input: Listing, most: number, ctx: Of) {
  return listed.ids(input.sort, matching(input, ctx), most, customOf(ctx, "projects"));
}

export function these(ids: SQL, ctx: Of) {
  return listed.these(ids, customOf(ctx, "projects"));
}

export function one(id: string, ctx: Of) {
  return listed.one(id, customOf(ctx, "projects"));
}

/** What events tell of a project besides its id. */
export function facts(id: string) {
  return db.select({ customerId: projects.customerId }).from(projects).where(eq(projects.id, id));
}

export function insert(values: typeof projects.$inferInsert & { custom?: Sent | undefined }, ctx: Of) {
  return insertRow(ctx, projects, { ...values, ownerId: values.ownerId ?? sql`app.user_id()` });
}

export function update(id: string, values: Values, ctx: Of) {
  return updateRow(ctx, projects, id, values);
}

export function remove(id: string) {
  return removeRow(projects, id);
}

type Dates = { startsOn?: string | null | undefined; endsOn?: string | null | undefined };

/** Raises 422 for the end unless it stands after the beginning; what is not sent is compared as stored. */
export function mustEndAfterStart(id: string, { startsOn, endsOn }: Dates) {
  const start = startsOn === undefined ? sql`${projects.startsOn}` : sql`${startsOn}::date`;
  const end = endsOn === undefined ? sql`${projects.endsOn}` : sql`${endsOn}::date`;
  return row(sql`select app.fail(422, 'ends_before_start', '{"path": "endsOn"}') from ${projects}
    where ${projects.id} = ${id} and ${end} < ${start}`);
}

/** From the covering index projects_active_sums. */
export function sums({ from, to, previousFrom }: { from: string; to: string; previousFrom: string }) {
  const start = sql`${from}::timestamptz`;
  return row<z.output<typeof ProjectSummary>>(sql`select
      count(*) filter (where active_until is null)::int as active,
      count(*) filter (where active_since < ${start} and (active_until is null or active_until >= ${start}))::int as "activeBefore",
      count(*) filter (where active_since >= ${start} and active_since < ${to}::timestamptz)::int as started,
      count(*) filter (where active_since >= ${previousFrom}::timestamptz and active_since < ${start})::int as "startedBefore"
    from ${projects} where archived_at is null and active_since is not null`);
}

function select<Fields extends Parameters<typeof db.select>[0]>(
  fields: Fields & NonNullable<Parameters<typeof db.select>[0]>,
) {
  return db
    .select(fields)
    .from(projects)
    .leftJoin(customers, and(eq(customers.tenantId, projects.tenantId), eq(customers.id, projects.customerId)))
    .leftJoin(users, eq(users.id, projects.ownerId))
    .$dynamic();
}

function matching(input: Listing, ctx: Of): SQL | undefined {
  const archived = input.filter.archived?.eq === true;
  return and(
    archived ? isNotNull(projects.archivedAt) : isNull(projects.archivedAt),
    filterBy(input.filter, filters, { tenant: ctx.tenant, object: "projects" }),
    searchIn("projects", projects.id, input.q),
  );
}
