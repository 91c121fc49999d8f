import { sql } from "drizzle-orm";
import {
  bigint,
  boolean,
  check,
  date,
  doublePrecision,
  foreignKey,
  index,
  integer,
  text,
  uniqueIndex,
  uuid,
} from "drizzle-orm/pg-core";
import { at, atNow, stamps, tenantTable } from "#worker/kernel/db/table.ts";
import { customers } from "#worker/modules/customers/tables.ts";
import { teams, users } from "#worker/modules/identity/tables.ts";
import { territories, territoryId } from "#worker/modules/territories/tables.ts";
import { FORECAST_CATEGORIES, type ForecastCategory, QUOTA_MEASURES, type QuotaMeasure } from "./options.ts";

const categories = FORECAST_CATEGORIES.map((category) => `'${category}'`).join(", ");

export const pipelines = tenantTable(
  "pipelines",
  { rights: { by: "staff", write: "pipelines:write" } },
  {
    name: text("name").notNull(),
    position: integer("position").notNull().default(0),
    archivedAt: at("archived_at"),
    ...stamps(),
  },
  (t) => [uniqueIndex("pipelines_name").on(t.tenantId, t.name).where(sql`archived_at is null`)],
);

/** `probability` in percent; `position` orders the board's columns. What was removed stays for the history's sake. */
export const stages = tenantTable(
  "stages",
  { rights: { by: "staff", write: "pipelines:write" } },
  {
    pipelineId: uuid("pipeline_id").notNull(),
    name: text("name").notNull(),
    probability: integer("probability").notNull(),
    position: integer("position").notNull(),
    rottingDays: integer("rotting_days"),
    /** Fields of a deal that have to be filled before it enters: `expectedClose`, `custom.kaynak`. */
    required: text("required").array().notNull().default([]),
    forecastCategory: text("forecast_category").notNull().default("pipeline").$type<ForecastCategory>(),
    archivedAt: at("archived_at"),
    ...stamps(),
  },
  (t) => [
    uniqueIndex("stages_name").on(t.tenantId, t.pipelineId, t.name).where(sql`archived_at is null`),
    check("stages_probability", sql`probability between 0 and 100`),
    check("stages_forecast_category", sql.raw(`forecast_category in (${categories})`)),
    foreignKey({
      name: "stages_pipeline_fk",
      columns: [t.tenantId, t.pipelineId],
      foreignColumns: [pipelines.tenantId, pipelines.id],
    }).onDelete("cascade"),
  ],
);

/** `amount_minor` in the currency's minor units; `position` orders the cards of a stage. */
export const deals = tenantTable(
  "deals",
  { rights: { by: "owner", resource: "deals", territory: true }, counts: "deals" },
  {
    name: text("name").notNull(),
    customerId: uuid("customer_id").notNull(),
    pipelineId: uuid("pipeline_id").notNull(),
    stageId: uuid("stage_id").notNull(),
    status: text("status").notNull().default("open").$type<"open" | "won" | "lost">(),
    amountMinor: bigint("amount_minor", { mode: "number" }).notNull().default(0),
    currency: text("currency").notNull(),
    expectedClose: date("expected_close", { mode: "string" }),
    /** Instead of its stage's. */
    forecastCategory: text("forecast_category").$type<ForecastCategory>(),
    ownerId: uuid("owner_id"),
    territoryId: territoryId(),
    lostReasonId: uuid("lost_reason_id"),
    winReasonId: uuid("win_reason_id"),
    competitorId: uuid("competitor_id"),
    closeNote: text("close_note"),
    closedAt: at("closed_at"),
    enteredStageAt: atNow("entered_stage_at"),
    /** When something last happened to it; the database keeps it from the events. */
    lastActivityAt: atNow("last_activity_at"),
    position: doublePrecision("position").notNull().default(0),
    archivedAt: at("archived_at"),
    version: integer("version").notNull().default(1),
    ...stamps(),
    search: text("search").generatedAlwaysAs(sql`app.fold(name)`),
  },
  (t) => [
    check("deals_status", sql`status in ('open', 'won', 'lost')`),
    check("deals_closed", sql`(status = 'open') = (closed_at is null)`),
    check("deals_closed_later", sql`closed_at >= created_at`),
    check("deals_forecast_category", sql.raw(`forecast_category in (${categories})`)),
    foreignKey({
      name: "deals_customer_fk",
      columns: [t.tenantId, t.customerId],
      foreignColumns: [customers.tenantId, customers.id],
    }),
    foreignKey({
      name: "deals_pipeline_fk",
      columns: [t.tenantId, t.pipelineId],
      foreignColumns: [pipelines.tenantId, pipelines.id],
    }),
    foreignKey({
      name: "deals_stage_fk",
      columns: [t.tenantId, t.stageId],
      foreignColumns: [stages.tenantId, stages.id],
    }),
    foreignKey({
      name: "deals_reason_fk",
      columns: [t.tenantId, t.lostReasonId],
      foreignColumns: [lostReasons.tenantId, lostReasons.id],
    }),
    foreignKey({
      name: "deals_win_reason_fk",
      columns: [t.tenantId, t.winReasonId],
      foreignColumns: [winReasons.tenantId, winReasons.id],
    }),
    foreignKey({
      name: "deals_competitor_fk",
      columns: [t.tenantId, t.competitorId],
      foreignColumns: [competitors.tenantId, competitors.id],
    }),
    foreignKey({
      name: "deals_owner_fk",
      columns: [t.tenantId, t.ownerId],
      foreignColumns: [users.tenantId, users.id],
    }),
    foreignKey({
      name: "deals_territory_fk",
      columns: [t.tenantId, t.territoryId],
      foreignColumns: [territories.tenantId, territories.id],
    }),
    index("deals_territory").on(t.tenantId, t.territoryId, t.createdAt, t.id),
    index("deals_board")
      .on(t.tenantId, t.pipelineId, t.stageId, t.position, t.id)
      .where(sql`archived_at is null and status = 'open'`),
    index("deals_created").on(t.tenantId, t.createdAt, t.id).where(sql`archived_at is null`),
    index("deals_customer").on(t.tenantId, t.customerId),
    index("deals_owner").on(t.tenantId, t.ownerId, t.createdAt, t.id),
  ],
);

/**
 * A deal's visit to a stage, a row each time it enters: from when to when, what it was worth at both ends, and whether it
 * left by moving on or by being decided. Velocity and conversion derive from this.
 */
export const dealStages = tenantTable(
  "deal_stages",
  { rights: { by: "parent", parents: { deal_id: "deals" } }, audited: false },
  {
    dealId: uuid("deal_id").notNull(),
    stageId: uuid("stage_id").notNull(),
    amountMinor: bigint("amount_minor", { mode: "number" }).notNull(),
    currency: text("currency").notNull(),
    enteredAt: atNow("entered_at"),
    leftAt: at("left_at"),
    leftAmountMinor: bigint("left_amount_minor", { mode: "number" }),
    leftCurrency: text("left_currency"),
    leftBy: text("left_by").$type<"moved" | "won" | "lost">(),
  },
  (t) => [
    check("deal_stages_left_by", sql`left_by in ('moved', 'won', 'lost')`),
    check(
      "deal_stages_left",
      sql`(left_at is null) = (left_by is null) and (left_at is null) = (left_amount_minor is null) and (left_at is null) = (left_currency is null)`,
    ),
    uniqueIndex("deal_stages_open").on(t.tenantId, t.dealId).where(sql`left_at is null`),
    index("deal_stages_deal").on(t.tenantId, t.dealId, t.enteredAt),
    index("deal_stages_stage").on(t.tenantId, t.stageId, t.enteredAt),
    foreignKey({
      name: "deal_stages_deal_fk",
      columns: [t.tenantId, t.dealId],
      foreignColumns: [deals.tenantId, deals.id],
    }).onDelete("cascade"),
    foreignKey({
      name: "deal_stages_stage_fk",
      columns: [t.tenantId, t.stageId],
      foreignColumns: [stages.tenantId, stages.id],
    }),
  ],
);

/** A short list of the agency's own. What deals name is kept; what is archived is not offered any more. */
const choice = () => ({
  name: text("name").notNull(),
  position: integer("position").notNull().default(0),
  archived: boolean("archived").notNull().default(false),
});

export const lostReasons = tenantTable(
  "lost_reasons",
  { rights: { by: "staff", write: "pipelines:write" } },
  choice(),
  (t) => [uniqueIndex("lost_reasons_name").on(t.tenantId, t.name)],
);

export const winReasons = tenantTable(
  "win_reasons",
  { rights: { by: "staff", write: "pipelines:write" } },
  choice(),
  (t) => [uniqueIndex("win_reasons_name").on(t.tenantId, t.name)],
);

export const competitors = tenantTable(
  "competitors",
  { rights: { by: "staff", write: "pipelines:write" } },
  choice(),
  (t) => [uniqueIndex("competitors_name").on(t.tenantId, t.name)],
);

/** What a person says they will win in a period (`2026-11`, `2026-Q4`), and what a manager says instead; both are kept. */
export const forecasts = tenantTable(
  "forecasts",
  { rights: { by: "owner", resource: "forecasts" } },
  {
    ownerId: uuid("owner_id").notNull(),
    period: text("period").notNull(),
    submittedMinor: bigint("submitted_minor", { mode: "number" }),
    submittedAt: at("submitted_at"),
    note: text("note"),
    overrideMinor: bigint("override_minor", { mode: "number" }),
    overrideAt: at("override_at"),
    overrideBy: uuid("override_by"),
  },
  (t) => [
    uniqueIndex("forecasts_once").on(t.tenantId, t.period, t.ownerId),
    foreignKey({
      name: "forecasts_owner_fk",
      columns: [t.tenantId, t.ownerId],
      foreignColumns: [users.tenantId, users.id],
    }),
    foreignKey({
      name: "forecasts_override_fk",
      columns: [t.tenantId, t.overrideBy],
      foreignColumns: [users.tenantId, users.id],
    }),
  ],
);

/** The figures of a person's forecast as they were on a Monday, in the tenant's currency. */
export const forecastSnapshots = tenantTable(
  "forecast_snapshots",
  { rights: { by: "owner", resource: "forecasts" }, audited: false },
  {
    ownerId: uuid("owner_id"),
    period: text("period").notNull(),
    takenOn: date("taken_on", { mode: "string" }).notNull(),
    closedMinor: bigint("closed_minor", { mode: "number" }).notNull(),
    commitMinor: bigint("commit_minor", { mode: "number" }).notNull(),
    bestCaseMinor: bigint("best_case_minor", { mode: "number" }).notNull(),
    pipelineMinor: bigint("pipeline_minor", { mode: "number" }).notNull(),
    weightedMinor: bigint("weighted_minor", { mode: "number" }).notNull(),
  },
  (t) => [
    uniqueIndex("forecast_snapshots_once").on(t.tenantId, t.period, t.takenOn, sql`coalesce(owner_id, tenant_id)`),
    foreignKey({
      name: "forecast_snapshots_owner_fk",
      columns: [t.tenantId, t.ownerId],
      foreignColumns: [users.tenantId, users.id],
    }),
  ],
);

const measures = QUOTA_MEASURES.map((measure) => `'${measure}'`).join(", ");

/**
 * What a month is to bring from a day of it on: minor units of the tenant's currency, or deals. `from_day` is the month's
 * first day unless the quota was changed within it; each row holds up to the next one of the same month.
 */
const quota = () => ({
  measure: text("measure").notNull().$type<QuotaMeasure>(),
  /** Null: of all pipelines. */
  pipelineId: uuid("pipeline_id"),
  fromDay: date("from_day", { mode: "string" }).notNull(),
  target: bigint("target", { mode: "number" }).notNull(),
});

export const quotas = tenantTable(
  "quotas",
  { rights: { by: "owner", resource: "quotas" } },
  { ownerId: uuid("owner_id").notNull(), ...quota() },
  (t) => [
    check("quotas_measure", sql.raw(`measure in (${measures})`)),
    check("quotas_target", sql`target >= 0`),
    uniqueIndex("quotas_once").on(t.tenantId, t.fromDay, t.measure, sql`coalesce(pipeline_id, tenant_id)`, t.ownerId),
    foreignKey({
      name: "quotas_owner_fk",
      columns: [t.tenantId, t.ownerId],
      foreignColumns: [users.tenantId, users.id],
    }),
    foreignKey({
      name: "quotas_pipeline_fk",
      columns: [t.tenantId, t.pipelineId],
      foreignColumns: [pipelines.tenantId, pipelines.id],
    }),
  ],
);

/** What is said of a team as a whole; it stands beside the sum of its people's. */
export const teamQuotas = tenantTable(
  "team_quotas",
  { rights: { by: "staff", read: "quotas:read", write: "quotas:write" } },
  { teamId: uuid("team_id").notNull(), ...quota() },
  (t) => [
    check("team_quotas_measure", sql.raw(`measure in (${measures})`)),
    check("team_quotas_target", sql`target >= 0`),
    uniqueIndex("team_quotas_once").on(
      t.tenantId,
      t.fromDay,
      t.measure,
      sql`coalesce(pipeline_id, tenant_id)`,
      t.teamId,
    ),
    foreignKey({
      name: "team_quotas_team_fk",
      columns: [t.tenantId, t.teamId],
      foreignColumns: [teams.tenantId, teams.id],
    }).onDelete("cascade"),
    foreignKey({
      name: "team_quotas_pipeline_fk",
      columns: [t.tenantId, t.pipelineId],
      foreignColumns: [pipelines.tenantId, pipelines.id],
    }),
  ],
);
