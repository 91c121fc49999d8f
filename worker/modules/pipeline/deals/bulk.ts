import type { Bulk, Row } from "#worker/kernel/db/bulk.ts";
import { deleting, isArchived, isNotArchived, setting, verb, writtenCustom } from "#worker/kernel/jobs/actions.ts";
import { deals as table } from "../tables.ts";
import { archiveDeal } from "./archive-deal.ts";
import { ListDeals } from "./contract.ts";
import { deleteDeal } from "./delete-deal.ts";
import { moveDeal } from "./move-deal.ts";
import * as deals from "./repository.ts";
import { restoreDeal } from "./restore-deal.ts";
import { updateDeal } from "./update-deal.ts";

/** What can be done with many deals at once. */
export const dealsBulk: Bulk = {
  list: ListDeals,
  matching: (input: Parameters<typeof deals.ids>[0], most, ctx) => deals.ids(input, most, ctx),
  rows: (_, ids, ctx) => deals.these(ids, ctx),
  labelOf: ({ name }) => String(name),
  table,
  actions: {
    update: setting(updateDeal, written),
    archive: verb(archiveDeal, restoreDeal, isArchived),
    restore: verb(restoreDeal, archiveDeal, isNotArchived),
    delete: deleting(deleteDeal),
    // On top of the stage; a deal that is there already keeps its place.
    move: {
      operation: moveDeal,
      takes: ["stageId"],
      input: (row, { stageId }) => (row.stageId === stageId ? null : { id: row.id, version: row.version, stageId }),
      back: ({ id, stageId }) => ({ operation: moveDeal.name, input: { id, stageId } }),
    },
    // Each to the stage that stands for its own; deals of stages that are not named stay.
    transfer: {
      operation: moveDeal,
      takes: ["stages"],
      input: (row, { stages }) => {
        const to = takerOf(row, (stages ?? {}) as Record<string, string>);
        return to === row.stageId ? null : { id: row.id, version: row.version, stageId: to };
      },
      back: ({ id, stageId }) => ({ operation: moveDeal.name, input: { id, stageId } }),
    },
  },
};

/** Of its forecast category what is its own: without one it goes back to its stage's. */
function written(row: Row): Record<string, unknown> {
  return { ...row, forecastCategory: row.ownForecastCategory, custom: writtenCustom(row) };
}

/** What is checked before there is a job stands in no stage: any of the takers will do. */
function takerOf({ stageId }: Row, stages: Record<string, string>): string | undefined {
  return stageId === undefined ? (Object.values(stages)[0] ?? "") : (stages[String(stageId)] ?? String(stageId));
}
