import type { Importable } from "#worker/kernel/importable.ts";
import { fold } from "#worker/kernel/text.ts";
import { rivals } from "../competitors/repository.ts";
import { deleteDeal } from "../deals/delete-deal.ts";
import { reasons as lostReasons } from "../lost-reasons/repository.ts";
import { DEAL_STATUSES, FORECAST_CATEGORIES } from "../options.ts";
import { pipelinesNamed, stagesNamed } from "../places/repository.ts";
import { reasons as winReasons } from "../win-reasons/repository.ts";
import { changeDeal } from "./change.ts";
import { currencyIn, currencyNames } from "./currencies.ts";
import { ALIASES, CATEGORY_WORDS, STATUS_WORDS } from "./headings.ts";
import { importDeal } from "./import-deal.ts";

const statuses = DEAL_STATUSES.flatMap((value) => STATUS_WORDS[value].map((label) => ({ value, label })));
const verdicts = statuses.filter(({ value }) => value !== "open");

/** How deals come out of a file. */
export const dealsImport: Importable = {
  create: importDeal,
  change: changeDeal,
  remove: deleteDeal,
  words: "deals",
  targets: [
    { name: "name", kind: "text", required: true, aliases: ALIASES.name },
    { name: "customerId", kind: "relation", object: "customers", required: true, aliases: ALIASES.customerId },
    {
      name: "amountMinor",
      kind: "currency",
      aliases: ALIASES.amountMinor,
      says: (text) => {
        const currency = currencyIn(text);
        return currency ? { currency } : {};
      },
    },
    { name: "currency", kind: "select", choices: currencyNames, aliases: ALIASES.currency },
    { name: "pipelineId", kind: "relation", find: pipelinesNamed, aliases: ALIASES.pipelineId },
    {
      name: "stageId",
      kind: "relation",
      find: stagesNamed,
      within: "pipelineId",
      aliases: ALIASES.stageId,
      // Elsewhere what is decided stands in a stage of that name.
      says: (text) => {
        const status = verdicts.find(({ label }) => fold(label) === fold(text))?.value;
        return status ? { status } : {};
      },
    },
    { name: "status", kind: "select", choices: statuses, aliases: ALIASES.status },
    { name: "expectedClose", kind: "date", aliases: ALIASES.expectedClose },
    { name: "openedAt", kind: "date_time", aliases: ALIASES.openedAt },
    { name: "closedAt", kind: "date_time", aliases: ALIASES.closedAt },
    { name: "ownerId", kind: "person", aliases: ALIASES.ownerId },
    { name: "lostReasonId", kind: "relation", find: lostReasons.named, aliases: ALIASES.lostReasonId },
    { name: "winReasonId", kind: "relation", find: winReasons.named, aliases: ALIASES.winReasonId },
    { name: "competitorId", kind: "relation", find: rivals.named, aliases: ALIASES.competitorId },
    { name: "closeNote", kind: "long_text", aliases: ALIASES.closeNote },
    {
      name: "forecastCategory",
      kind: "select",
      choices: FORECAST_CATEGORIES.flatMap((value) => CATEGORY_WORDS[value].map((label) => ({ value, label }))),
      aliases: ALIASES.forecastCategory,
    },
  ],
};
