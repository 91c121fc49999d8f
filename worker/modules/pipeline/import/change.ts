import type { BulkAction, Row } from "#worker/kernel/db/bulk.ts";
import { setting, writtenCustom } from "#worker/kernel/jobs/actions.ts";
import { reviseDeal } from "./revise-deal.ts";

const asFile = (row: Row) => ({
  ...row,
  forecastCategory: row.ownForecastCategory,
  openedAt: row.createdAt,
  custom: writtenCustom(row),
});
const all = setting(reviseDeal, asFile);

/** How a deal that is there already takes on what a row says; back it gets all that a verdict or a stage changes besides. */
export const changeDeal: BulkAction = {
  ...all,
  back: (row, values, at) => {
    const before = all.back?.(row, { ...values, ...touched(values) }, at) ?? { operation: reviseDeal.name, input: {} };
    // Of an open deal there is no moment of closing to go back to.
    if (before.input.closedAt === null) delete before.input.closedAt;
    return before;
  },
};

const VERDICT = ["status", "openedAt", "closedAt", "closeNote", "lostReasonId", "winReasonId"];

function touched(values: Record<string, unknown>): Record<string, null> {
  const names = [
    ...(VERDICT.some((name) => name in values) ? VERDICT : []),
    ...("stageId" in values || "pipelineId" in values ? ["stageId", "pipelineId"] : []),
  ];
  return Object.fromEntries(names.filter((name) => !(name in values)).map((name) => [name, null]));
}
