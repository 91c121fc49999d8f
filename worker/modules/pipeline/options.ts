import { type CustomField, KEPT_AS } from "#worker/kernel/custom/field.ts";
import type { BuiltInLayout } from "#worker/kernel/custom/layout.ts";
import { isWritable } from "#worker/kernel/custom/writable.ts";
import type { FilterFields } from "#worker/kernel/list/fields.ts";

export const DEAL_STATUSES = ["open", "won", "lost"] as const;

/** `position` is the board's order, from the top of a column down. */
export const DEAL_SORTS = ["createdAt", "expectedClose", "amountMinor", "name", "closedAt", "position"] as const;

export const DEAL_FIELDS = {
  status: { type: "select", options: DEAL_STATUSES },
  pipelineId: { type: "record", resource: "pipelines" },
  stageId: { type: "record", resource: "stages" },
  customerId: { type: "record", resource: "customers" },
  ownerId: { type: "person" },
  territoryId: { type: "record", resource: "territories" },
  amountMinor: { type: "money" },
  currency: { type: "text" },
  expectedClose: { type: "date" },
  lostReasonId: { type: "record", resource: "lost_reasons" },
  winReasonId: { type: "record", resource: "win_reasons" },
  competitorId: { type: "record", resource: "competitors" },
  createdAt: { type: "time" },
  closedAt: { type: "time" },
  rotting: { type: "boolean" },
  archived: { type: "boolean", outermost: true },
} as const satisfies FilterFields;

/** What cards of the board can be narrowed by: all that is not the board itself. */
export const BOARD_FIELDS = {
  customerId: DEAL_FIELDS.customerId,
  ownerId: DEAL_FIELDS.ownerId,
  territoryId: DEAL_FIELDS.territoryId,
  amountMinor: DEAL_FIELDS.amountMinor,
  currency: DEAL_FIELDS.currency,
  expectedClose: DEAL_FIELDS.expectedClose,
  createdAt: DEAL_FIELDS.createdAt,
  rotting: DEAL_FIELDS.rotting,
} as const satisfies FilterFields;

/** Cards of a stage that the board brings at once; the rest by `deals.list`. */
export const BOARD_CARDS = 50;

export const MOST_STAGES = 30;

/** How far a deal is counted on: hoped for, likely, promised, or not at all. What is won is closed. */
export const FORECAST_CATEGORIES = ["pipeline", "best_case", "commit", "omitted"] as const;
export type ForecastCategory = (typeof FORECAST_CATEGORIES)[number];

/** Fields of ours that a stage can ask for; beside them those of the agency's own. */
export const ASKABLE_FIELDS = ["amountMinor", "expectedClose", "ownerId"] as const;

/** Whether a stage can ask for a field of the agency's own: people fill it in, and it stands in the deal's own row. */
export function isAskable(field: Pick<CustomField, "kind" | "settings">): boolean {
  return isWritable(field) && KEPT_AS[field.kind] !== "list";
}

export const MOST_ASKED = 30;

/** What a quota asks for: what was won in the tenant's currency, or how many deals were won. */
export const QUOTA_MEASURES = ["amount", "count"] as const;
export type QuotaMeasure = (typeof QUOTA_MEASURES)[number];

/** What can be arranged of them: see `BuiltInLayout`. */
export const DEAL_LAYOUT = {
  fields: [
    "name",
    "customerId",
    "amountMinor",
    "currency",
    "stageId",
    "expectedClose",
    "ownerId",
    "competitorId",
    "pipelineId",
    "stageAge",
    "probability",
    "closedAt",
    "lostReasonId",
    "winReasonId",
    "closeNote",
    "createdAt",
  ],
  columns: [
    { id: "name", field: "name", fixed: true },
    { id: "customer", field: "customerId" },
    { id: "amountMinor", field: "amountMinor" },
    { id: "status", field: "status" },
    { id: "stage", field: "stageId" },
    { id: "age", field: "stageAge" },
    { id: "expectedClose", field: "expectedClose" },
    { id: "owner", field: "ownerId" },
    { id: "closedAt", field: "closedAt", extra: true },
    { id: "lostReason", field: "lostReasonId", extra: true },
    { id: "pipeline", field: "pipelineId", extra: true },
    { id: "createdAt", field: "createdAt", extra: true },
  ],
} as const satisfies BuiltInLayout;
