import { translator } from "#messages/server.ts";
import { csvRow, csvStart } from "#worker/kernel/csv.ts";
import { customCells } from "#worker/kernel/custom/cells.ts";
import { Download, EXPORT_LIMIT } from "#worker/kernel/download.ts";
import { command } from "#worker/kernel/operation.ts";
import { dayIn, wallClock } from "#worker/kernel/time.ts";
import { ExportRecords } from "./contract.ts";
import { recordsExported } from "./events.ts";
import { objectOf } from "./object-of.ts";
import * as records from "./repository.ts";

/** A command behind POST, because taking data out leaves a trace. */
export const exportRecords = command({
  name: "records.export",
  summary: "The records that match, as a CSV file that no spreadsheet runs; at most 10,000 at once",
  access: "export:read",
  route: "POST /objects/:object/records/export",
  input: ExportRecords,
  output: Download,
  prepare: async ({ ctx }) => ({ id: ctx.newId() }),
  write: ({ input, ctx }) => ({
    may: records.may(ctx, input.object, "read"),
    few: records.mustFit(input, EXPORT_LIMIT, ctx),
    found: records.all(input, EXPORT_LIMIT, ctx),
  }),
  events: ({ input: { object, filter, q }, prepared: { id } }) => [
    recordsExported(object, id, { filter, q: q ?? null }),
  ],
  result: ({ found }, { input, ctx, actor }) => {
    const language = ("language" in actor ? actor.language : null) ?? ctx.tenant?.language ?? "en";
    const t = translator(language);
    const timeZone = ctx.tenant?.timeZone ?? "UTC";
    const fields = ctx.tenant?.fields.filter((field) => field.object === input.object) ?? [];
    const as = { t, timeZone, currency: ctx.tenant?.currency ?? "TRY" };
    const head = [
      "id",
      t("objects.field.name"),
      ...fields.map(({ label }) => label),
      t("objects.field.ownerId"),
      t("objects.field.createdAt"),
    ];
    const lines = found.map((record) => [
      record.id,
      record.name,
      ...customCells(fields, record.custom as never, as),
      record.ownerName,
      wallClock(Date.parse(record.createdAt), timeZone),
    ]);
    return {
      name: `${objectOf(ctx, input.object).plural} ${dayIn(ctx.clock.now(), timeZone)}.csv`,
      type: "text/csv; charset=utf-8",
      text: csvStart + [head, ...lines].map((cells) => csvRow(cells, language)).join(""),
    };
  },
});
