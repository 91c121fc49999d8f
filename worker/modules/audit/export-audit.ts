import { translator } from "#messages/server.ts";
import { csvRow, csvStart } from "#worker/kernel/csv.ts";
import { withoutHidden } from "#worker/kernel/custom/hidden.ts";
import { Download, EXPORT_LIMIT } from "#worker/kernel/download.ts";
import { query } from "#worker/kernel/operation.ts";
import { dayIn, wallClock } from "#worker/kernel/time.ts";
import { ExportAudit } from "./contract.ts";
import * as audit from "./repository.ts";

export const exportAudit = query({
  name: "audit.export",
  summary: "The entries that match, as a CSV file that no spreadsheet runs; at most 10,000 at once",
  access: "audit:read",
  route: "GET /audit/export.csv",
  input: ExportAudit,
  output: Download,
  read: ({ input, ctx }) => ({
    few: audit.mustFit(input, EXPORT_LIMIT, ctx),
    found: audit.all(input, EXPORT_LIMIT, ctx),
  }),
  result: ({ found }, { ctx, actor }) => {
    const language = ("language" in actor ? actor.language : null) ?? ctx.tenant?.language ?? "en";
    const t = translator(language);
    const zone = ctx.tenant?.timeZone ?? "UTC";
    const lines = withoutHidden(found, ctx.tenant, actor).map((entry) =>
      COLUMNS.map((name) => {
        const value = entry[name];
        if (name === "at") return wallClock(Date.parse(entry.at), zone);
        return value !== null && typeof value === "object" ? JSON.stringify(value) : value;
      }),
    );
    const head = COLUMNS.map((name) => t(`audit.field.${name}`));
    return {
      name: `${t("audit.title")} ${dayIn(ctx.clock.now(), zone)}.csv`,
      type: "text/csv; charset=utf-8",
      text: csvStart + [head, ...lines].map((cells) => csvRow(cells, language)).join(""),
    };
  },
});

const COLUMNS = [
  "at",
  "actorName",
  "actorKind",
  "ip",
  "operation",
  "action",
  "table",
  "rowName",
  "partName",
  "rowId",
  "before",
  "after",
  "requestId",
] as const;
