import { z } from "zod";
import {
  currency,
  custom,
  customValues,
  day,
  id,
  instant,
  line,
  minor,
  optional,
  prose,
  version,
} from "#worker/kernel/contract.ts";
import { listInput, recordsOf } from "#worker/kernel/list/contract.ts";
import { DEAL_FIELDS, DEAL_SORTS, DEAL_STATUSES, FORECAST_CATEGORIES } from "../options.ts";

const currencies = new Set(Intl.supportedValuesOf("currency"));

const fields = {
  name: line(200).describe("What is being sold"),
  customerId: id.describe("The person or company it would be sold to"),
  amountMinor: minor.describe("Worth in minor units of the currency: 1.234,56 is 123456"),
  currency: currency
    .refine((code) => currencies.has(code), { error: "unknown_currency" })
    .describe("ISO 4217; the tenant's own when left out"),
  expectedClose: optional(day).describe("The day on which it will probably be decided"),
  ownerId: optional(id).describe("Who looks after it; the one who adds it when left out"),
  forecastCategory: optional(z.enum(FORECAST_CATEGORIES)).describe("In forecasts; the stage's when null"),
  competitorId: optional(id).describe("Who else wants to make it: one of the competitors"),
  custom: custom.optional(),
};

export const CreateDeal = z.strictObject({
  ...fields,
  amountMinor: fields.amountMinor.default(0),
  currency: fields.currency.optional(),
  pipelineId: optional(id).describe("The first pipeline when left out"),
  stageId: optional(id).describe("The pipeline's first stage when left out"),
});
const changed = z.strictObject({
  ...fields,
  name: fields.name.optional(),
  customerId: fields.customerId.optional(),
  amountMinor: fields.amountMinor.optional(),
  currency: fields.currency.optional(),
});
export const UpdateDeal = changed.extend({
  id,
  version,
  winReasonId: optional(id).describe("Of a won deal: one of the win reasons"),
});
const told = {
  status: z.enum(DEAL_STATUSES).optional(),
  openedAt: instant.optional().describe("Since when it is worked on; now when left out"),
  closedAt: instant.optional().describe("Of what is decided: when; its expected close, else now, when left out"),
  lostReasonId: id.optional().describe("Of a lost deal; one that comes in lost needs it"),
  winReasonId: id.optional().describe("Of a won deal"),
  closeNote: optional(prose(2000)),
};
export const ImportDeal = CreateDeal.extend(told);
export const ReviseDeal = changed.extend({
  ...told,
  lostReasonId: optional(id),
  winReasonId: optional(id),
  id,
  version,
  pipelineId: id.optional(),
  stageId: id.optional(),
});
export const DealId = z.strictObject({ id });
export const DealVersion = z.strictObject({ id, version });
export const MoveDeal = changed
  .extend({
    id,
    version,
    stageId: id.describe(
      "The stage to move to, also of another pipeline; other fields, such as those it asks for, change on the way",
    ),
    beforeId: optional(id).describe("The card of that stage to stand just above"),
    afterId: optional(id).describe("The card of that stage to stand just below; on top when neither is given"),
  })
  .refine(({ beforeId, afterId }) => !(beforeId && afterId), { error: "bad_value", path: ["afterId"] });
const note = optional(prose(2000)).describe("Why, in a few words");
const competitorId = fields.competitorId;
export const WinDeal = z.strictObject({
  id,
  version,
  note,
  competitorId,
  reasonId: optional(id).describe("One of the win reasons"),
});
export const LoseDeal = z.strictObject({
  id,
  version,
  note,
  competitorId: competitorId.describe("Who made it instead: one of the competitors"),
  reasonId: id.describe("One of the lost reasons"),
});
export const ListDeals = listInput({ fields: DEAL_FIELDS, sorts: DEAL_SORTS, sort: "-createdAt", custom: true });

export const Deal = z.object({
  id,
  name: z.string(),
  customerId: id,
  customerName: z.string().nullable().describe("Null when the customer is not shared with the one who asks"),
  pipelineId: id,
  pipelineName: z.string(),
  stageId: id,
  stageName: z.string(),
  probability: z.number().int().describe("Of the stage, in percent"),
  status: z.enum(DEAL_STATUSES),
  amountMinor: z.number().int(),
  currency: z.string(),
  expectedClose: z.string().nullable(),
  forecastCategory: z.enum(FORECAST_CATEGORIES).describe("Its own, else its stage's"),
  ownForecastCategory: z.enum(FORECAST_CATEGORIES).nullable(),
  ownerId: id.nullable(),
  ownerName: z.string().nullable(),
  lostReasonId: id.nullable(),
  lostReasonName: z.string().nullable(),
  winReasonId: id.nullable(),
  winReasonName: z.string().nullable(),
  competitorId: id.nullable(),
  competitorName: z.string().nullable(),
  closeNote: z.string().nullable(),
  closedAt: instant.nullable(),
  enteredStageAt: instant,
  lastActivityAt: instant.describe("When something last happened to it: a change, a move, a task"),
  rotting: z.boolean().describe("Nothing happened to it for longer than its stage allows"),
  archivedAt: instant.nullable(),
  version: z.number().int(),
  custom: customValues,
  createdAt: instant,
  updatedAt: instant,
});
export const DealPage = recordsOf(Deal);

export const DealHistory = z.object({
  data: z.array(
    z.object({
      id,
      stageId: id,
      stageName: z.string(),
      amountMinor: z.number().int().describe("What the deal was worth on entering"),
      currency: z.string(),
      enteredAt: instant,
      leftAt: instant.nullable().describe("Null while it stands there"),
      leftAmountMinor: z.number().int().nullable().describe("What it was worth on leaving"),
      leftCurrency: z.string().nullable(),
      leftBy: z.enum(["moved", "won", "lost"]).nullable().describe("Whether it moved on or was decided there"),
    }),
  ),
});
