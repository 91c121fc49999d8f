import type { Module } from "#worker/kernel/module.ts";
import { analysePipeline } from "./analysis/analyse-pipeline.ts";
import { getBoard } from "./board/get-board.ts";
import { createCompetitor } from "./competitors/create-competitor.ts";
import { deleteCompetitor } from "./competitors/delete-competitor.ts";
import { listCompetitors } from "./competitors/list-competitors.ts";
import { updateCompetitor } from "./competitors/update-competitor.ts";
import { layOut } from "./consumers.ts";
import { archiveDeal } from "./deals/archive-deal.ts";
import { dealsBulk } from "./deals/bulk.ts";
import { createDeal } from "./deals/create-deal.ts";
import { deleteDeal } from "./deals/delete-deal.ts";
import { dealsExport } from "./deals/export.ts";
import { getDeal } from "./deals/get-deal.ts";
import { listDeals } from "./deals/list-deals.ts";
import { loseDeal } from "./deals/lose-deal.ts";
import { moveDeal } from "./deals/move-deal.ts";
import { reopenDeal } from "./deals/reopen-deal.ts";
import * as deals from "./deals/repository.ts";
import { restoreDeal } from "./deals/restore-deal.ts";
import { updateDeal } from "./deals/update-deal.ts";
import { winDeal } from "./deals/win-deal.ts";
import { getForecast } from "./forecasts/get-forecast.ts";
import { overrideForecast } from "./forecasts/override-forecast.ts";
import { submitForecast } from "./forecasts/submit-forecast.ts";
import { keepSnapshots } from "./forecasts/take-snapshots.ts";
import { dealHistory } from "./history/deal-history.ts";
import { dealsImport } from "./import/importable.ts";
import { reviseDeal } from "./import/revise-deal.ts";
import { layOutPipeline } from "./lay-out/lay-out-pipeline.ts";
import { createLostReason } from "./lost-reasons/create-lost-reason.ts";
import { deleteLostReason } from "./lost-reasons/delete-lost-reason.ts";
import { listLostReasons } from "./lost-reasons/list-lost-reasons.ts";
import { updateLostReason } from "./lost-reasons/update-lost-reason.ts";
import { DEAL_LAYOUT } from "./options.ts";
import { archivePipeline } from "./pipelines/archive-pipeline.ts";
import { createPipeline } from "./pipelines/create-pipeline.ts";
import { listPipelines } from "./pipelines/list-pipelines.ts";
import { updatePipeline } from "./pipelines/update-pipeline.ts";
import { copyQuotas } from "./quotas/copy-quotas.ts";
import { getQuotas } from "./quotas/get-quotas.ts";
import { setQuotas } from "./quotas/set-quotas.ts";
import { createStage } from "./stages/create-stage.ts";
import { deleteStage } from "./stages/delete-stage.ts";
import { updateStage } from "./stages/update-stage.ts";
import { summarizeDeals } from "./summary/summarize-deals.ts";
import { analyseWinLoss } from "./win-loss/analyse-win-loss.ts";
import { createWinReason } from "./win-reasons/create-win-reason.ts";
import { deleteWinReason } from "./win-reasons/delete-win-reason.ts";
import { listWinReasons } from "./win-reasons/list-win-reasons.ts";
import { updateWinReason } from "./win-reasons/update-win-reason.ts";

export const pipelineModule: Module = {
  name: "pipeline",
  objects: { deals: deals.kind },
  bulk: { deals: dealsBulk },
  imports: { deals: dealsImport },
  exports: { deals: dealsExport },
  layouts: { deals: DEAL_LAYOUT },
  operations: [
    ...[listDeals, getDeal, getBoard, dealHistory, summarizeDeals, analysePipeline, analyseWinLoss],
    ...[createDeal, updateDeal, moveDeal, winDeal, loseDeal, reopenDeal, archiveDeal, restoreDeal, deleteDeal],
    reviseDeal,
    ...[listPipelines, createPipeline, updatePipeline, archivePipeline, layOutPipeline],
    ...[getForecast, submitForecast, overrideForecast],
    ...[getQuotas, setQuotas, copyQuotas],
    ...[createStage, updateStage, deleteStage],
    ...[listWinReasons, createWinReason, updateWinReason, deleteWinReason],
    ...[listCompetitors, createCompetitor, updateCompetitor, deleteCompetitor],
    ...[listLostReasons, createLostReason, updateLostReason, deleteLostReason],
  ],
  permissions: [
    { name: "deals:read", scoped: true, territory: true, defaults: { manager: "all", member: "team", viewer: "all" } },
    { name: "deals:write", scoped: true, territory: true, defaults: { manager: "all", member: "own" } },
    { name: "deals:delete", scoped: true, territory: true, defaults: { manager: "all" } },
    { name: "forecasts:read", scoped: true, defaults: { manager: "all", member: "team", viewer: "all" } },
    { name: "forecasts:write", scoped: true, defaults: { manager: "all", member: "own" } },
    { name: "forecasts:override", scoped: false, defaults: { manager: "all" } },
    { name: "quotas:read", scoped: true, defaults: { manager: "all", member: "team", viewer: "all" } },
    { name: "quotas:write", scoped: true, defaults: { manager: "all" } },
    { name: "pipelines:write", scoped: false, defaults: { manager: "all" } },
  ],
  schedules: [{ name: "forecasts.take_snapshots", cron: "17 4 * * 1", each: "tenant", run: keepSnapshots }],
  consumers: [layOut],
  nav: [
    { to: "/deals", label: "pipeline.title", icon: "kanban", group: "sales", access: "deals:read", key: "d" },
    { to: "/sales", label: "shell.nav.sales", icon: "chart", group: "insight", access: "deals:read", key: "s" },
  ],
};
