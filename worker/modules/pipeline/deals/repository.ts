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
import { inTerritory } from "#worker/modules/territories/index.ts";
import * as history from "../history/repository.ts";
import { DEAL_FIELDS, type ForecastCategory } from "../options.ts";
import { chosen, type Place } from "../places/repository.ts";
import { competitors, deals, lostReasons, pipelines, stages, winReasons } from "../tables.ts";
import type { ListDeals } from "./contract.ts";

type Listing = z.output<typeof ListDeals>;
/** Whose fields the records have. */
type Of = Pick<Ctx, "tenant">;
type Values = Partial<typeof deals.$inferInsert> & { custom?: Sent | undefined };

/** What a deal is shown with; `select` joins what it takes. */
export const shown = {
  id: deals.id,
  name: deals.name,
  customerId: deals.customerId,
  customerName: customers.name,
  pipelineId: deals.pipelineId,
  pipelineName: pipelines.name,
  stageId: deals.stageId,
  stageName: stages.name,
  probability: stages.probability,
  status: deals.status,
  amountMinor: deals.amountMinor,
  currency: deals.currency,
  expectedClose: deals.expectedClose,
  forecastCategory: sql<ForecastCategory>`coalesce(${deals.forecastCategory}, ${stages.forecastCategory})`,
  ownForecastCategory: deals.forecastCategory,
  ownerId: deals.ownerId,
  ownerName: users.name,
  lostReasonId: deals.lostReasonId,
  lostReasonName: lostReasons.name,
  winReasonId: deals.winReasonId,
  winReasonName: winReasons.name,
  competitorId: deals.competitorId,
  competitorName: competitors.name,
  closeNote: deals.closeNote,
  closedAt: deals.closedAt,
  enteredStageAt: deals.enteredStageAt,
  lastActivityAt: deals.lastActivityAt,
  rotting: sql<boolean>`coalesce(${deals.status} = 'open' and ${deals.lastActivityAt} < now() - make_interval(days => ${stages.rottingDays}), false)`,
  archivedAt: deals.archivedAt,
  version: deals.version,
  custom: CUSTOM,
  createdAt: deals.createdAt,
  updatedAt: deals.updatedAt,
};

export const sortKeys: SortKeys = {
  createdAt: { by: deals.createdAt, type: "timestamptz" },
  expectedClose: { by: sql`coalesce(${deals.expectedClose}, 'infinity')`, type: "date" },
  amountMinor: { by: deals.amountMinor, type: "bigint" },
  name: { by: sql`${deals.name} collate "tr-x-icu"`, type: "text" },
  closedAt: { by: sql`coalesce(${deals.closedAt}, 'infinity')`, type: "timestamptz" },
  position: { by: deals.position, type: "float8" },
};

/** Open, and nothing happened to it for longer than its stage allows. */
const stale = sql`${deals.status} = 'open' and exists (select from ${stages} s where s.id = ${deals.stageId}
  and ${deals.lastActivityAt} < now() - make_interval(days => s.rotting_days))`;

export const filters: Filterables = {
  status: deals.status,
  pipelineId: deals.pipelineId,
  stageId: deals.stageId,
  customerId: deals.customerId,
  ownerId: deals.ownerId,
  territoryId: (operator, value) => inTerritory(deals.territoryId, operator, value),
  amountMinor: deals.amountMinor,
  currency: deals.currency,
  expectedClose: deals.expectedClose,
  lostReasonId: deals.lostReasonId,
  winReasonId: deals.winReasonId,
  competitorId: deals.competitorId,
  createdAt: deals.createdAt,
  closedAt: deals.closedAt,
  rotting: (_, wanted) => (wanted === true ? stale : sql`not (${stale})`),
  archived: () => undefined,
};

/** As filters of other records see them. */
export const kind: RecordKind = {
  id: deals.id,
  name: deals.name,
  tenantId: deals.tenantId,
  archivedAt: deals.archivedAt,
  fields: DEAL_FIELDS,
  filters,
  returned: (id) => ({ stands: standInUse(id), ...history.keep({ dealId: id }) }),
};

const listed = listing({
  id: deals.id,
  sorts: sortKeys,
  sums: { amountMinor: { by: deals.amountMinor, currency: deals.currency } },
  select: (more) => select({ ...shown, ...more }),
});

/** One page of deals. Archived ones only when asked for. */
export function list(input: Listing, ctx: Of) {
  return listed.page(input, matching(input, ctx), customOf(ctx, "deals"));
}

/** The ids of all that match, in the order of the list. */
export function ids(input: Listing, most: number, ctx: Of) {
  return listed.ids(input.sort, matching(input, ctx), most, customOf(ctx, "deals"));
}

export function these(ids: SQL, ctx: Of) {
  return listed.these(ids, customOf(ctx, "deals"));
}

export function one(id: string, ctx: Of) {
  return listed.one(id, customOf(ctx, "deals"));
}

/** What events tell of a deal besides its id. */
export function facts(id: string) {
  const { customerId, stageId, amountMinor, currency } = deals;
  return db.select({ customerId, stageId, amountMinor, currency }).from(deals).where(eq(deals.id, id));
}

/** On top of the named stage, else of the first stage of the named or the first pipeline. */
export function insert(
  values: Omit<typeof deals.$inferInsert, "pipelineId" | "stageId"> & { custom?: Sent | undefined },
  place: Place,
  ctx: Of,
) {
  return insertRow(ctx, deals, {
    ...values,
    ownerId: values.ownerId ?? sql`app.user_id()`,
    ...chosen(place),
    position: sql`app.place_deal(${values.id}, ${chosen(place).stageId})`,
  });
}

export function update(id: string, values: Values, ctx: Of) {
  return updateRow(ctx, deals, id, values);
}

export function remove(id: string) {
  return removeRow(deals, id);
}

/** An open deal whose stage went out of use while it was away stands in the first one in use, of its own pipeline if it can. */
export function standInUse(id: string) {
  const own = sql`(select pipeline_id from ${deals} where id = ${id})`;
  const inUse = sql`${stages} s join ${pipelines} p on p.id = s.pipeline_id and s.archived_at is null and p.archived_at is null`;
  return row(sql`update ${deals} d set stage_id = t.id, pipeline_id = t.pipeline_id, entered_stage_at = clock_timestamp()
    from (select s.id, s.pipeline_id from ${inUse} order by p.id = ${own} desc, p.position, p.id, s.position, s.id limit 1) t
    where d.id = ${id} and d.status = 'open' and d.archived_at is null and not exists (select from ${inUse} where s.id = d.stage_id)`);
}

/** One card at a time finds its place, so that none is numbered anew under another's feet. */
export function takeTurn() {
  return row(sql`select pg_advisory_xact_lock(hashtextextended('deals.place' || app.tenant_id()::text, 0))`);
}

export function move(
  id: string,
  stageId: string,
  beside: { beforeId?: string | null | undefined; afterId?: string | null | undefined },
) {
  const { beforeId = null, afterId = null } = beside;
  return db
    .update(deals)
    .set({
      stageId,
      pipelineId: sql`(select ${stages.pipelineId} from ${stages} where ${stages.id} = ${stageId})`,
      position: sql`app.place_deal(${id}, ${stageId}, ${beforeId}, ${afterId})`,
      enteredStageAt: sql`case when ${deals.stageId} = ${stageId} then ${deals.enteredStageAt} else clock_timestamp() end`,
    })
    .where(eq(deals.id, id));
}

/** Decides a deal; `why` holds the reason of that verdict, the note and, where it is said, the competitor. */
export function close(id: string, status: "won" | "lost", { closeNote = null, competitorId, ...why }: Verdict) {
  return db
    .update(deals)
    .set({ status, closedAt: sql`clock_timestamp()`, closeNote, ...why, ...(competitorId ? { competitorId } : {}) })
    .where(eq(deals.id, id));
}

type Verdict = {
  closeNote?: string | null | undefined;
  competitorId?: string | null | undefined;
  lostReasonId?: string;
  winReasonId?: string | null | undefined;
};

export function reopen(id: string) {
  const fresh = {
    closedAt: null,
    closeNote: null,
    lostReasonId: null,
    winReasonId: null,
    enteredStageAt: sql`clock_timestamp()`,
  };
  return db
    .update(deals)
    .set({ status: "open", ...fresh })
    .where(eq(deals.id, id));
}

/** For guards. */
export function isOpen(id: string): SQL {
  return sql`select ${deals.status} = 'open' from ${deals} where ${deals.id} = ${id}`;
}

export function isClosed(id: string): SQL {
  return sql`select ${deals.status} <> 'open' from ${deals} where ${deals.id} = ${id}`;
}

export function isWon(id: string): SQL {
  return sql`select ${deals.status} = 'won' from ${deals} where ${deals.id} = ${id}`;
}

export function isThere(id: string): SQL {
  return sql`select ${deals.archivedAt} is null from ${deals} where ${deals.id} = ${id}`;
}

export function standsIn(id: string, stageId: string): SQL {
  return sql`select ${deals.stageId} = ${stageId} from ${deals} where ${deals.id} = ${id}`;
}

export function select<Fields extends Parameters<typeof db.select>[0]>(
  fields: Fields & NonNullable<Parameters<typeof db.select>[0]>,
) {
  return db
    .select(fields)
    .from(deals)
    .innerJoin(stages, eq(stages.id, deals.stageId))
    .innerJoin(pipelines, eq(pipelines.id, deals.pipelineId))
    .leftJoin(customers, and(eq(customers.tenantId, deals.tenantId), eq(customers.id, deals.customerId)))
    .leftJoin(users, eq(users.id, deals.ownerId))
    .leftJoin(lostReasons, eq(lostReasons.id, deals.lostReasonId))
    .leftJoin(winReasons, eq(winReasons.id, deals.winReasonId))
    .leftJoin(competitors, eq(competitors.id, deals.competitorId))
    .$dynamic();
}

function matching(input: Listing, ctx: Of): SQL | undefined {
  const archived = input.filter.archived?.eq === true;
  return and(
    archived ? isNotNull(deals.archivedAt) : isNull(deals.archivedAt),
    filterBy(input.filter, filters, { tenant: ctx.tenant, object: "deals" }),
    searchIn("deals", deals.id, input.q),
  );
}
