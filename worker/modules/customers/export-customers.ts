import { translator } from "#messages/server.ts";
import { type CsvCell, csvRow, csvStart } from "#worker/kernel/csv.ts";
import { customCells } from "#worker/kernel/custom/cells.ts";
import { Download, EXPORT_LIMIT } from "#worker/kernel/download.ts";
import { command } from "#worker/kernel/operation.ts";
import { dayIn, wallClock } from "#worker/kernel/time.ts";
import { ExportCustomers } from "./contract.ts";
import { customersExported } from "./events.ts";
import * as customers from "./repository.ts";

/** A command behind POST, because taking data out leaves a trace. */
export const exportCustomers = command({
  name: "customers.export",
  summary: "The customers that match, as a CSV file that no spreadsheet runs; at most 10,000 at once",
  access: "export:read",
  route: "POST /customers/export",
  input: ExportCustomers,
  output: Download,
  prepare: async ({ ctx }) => ({ id: ctx.newId() }),
  write: ({ input, ctx }) => ({
    few: customers.mustFit(input, EXPORT_LIMIT, ctx),
    found: customers.all(input, EXPORT_LIMIT, ctx),
  }),
  events: ({ input: { filter, q }, prepared: { id } }) => [customersExported(id, { filter, q: q ?? null })],
  result: ({ found }, { ctx, actor }) => {
    const language = ("language" in actor ? actor.language : null) ?? ctx.tenant?.language ?? "en";
    const t = translator(language);
    const zone = ctx.tenant?.timeZone ?? "UTC";
    const when = (at: string) => wallClock(Date.parse(at), zone);
    const fields = ctx.tenant?.fields.filter((field) => field.object === "customers") ?? [];
    const as = { t, timeZone: zone, currency: ctx.tenant?.currency ?? "TRY" };
    const head = ["id", ...COLUMNS.map((name) => t(`customers.field.${name}`)), ...fields.map(({ label }) => label)];
    const lines = found.map((c) => {
      const { custom, ...own } = c;
      const cells: Record<(typeof COLUMNS)[number], CsvCell> = {
        ...own,
        kind: t(`customers.kind.${c.kind}`),
        companyId: c.companyName,
        emails: c.emails.join(", "),
        phones: c.phones.join(", "),
        ownerId: c.ownerName,
        tags: c.tags.map((tag) => tag.name).join(", "),
        segment: t(`customers.segment.${c.segment}`),
        lastActivityAt: when(c.lastActivityAt),
        createdAt: when(c.createdAt),
      };
      return [c.id, ...COLUMNS.map((name) => cells[name]), ...customCells(fields, custom as never, as)];
    });
    return {
      name: `${t("customers.title")} ${dayIn(ctx.clock.now(), zone)}.csv`,
      type: "text/csv; charset=utf-8",
      text: csvStart + [head, ...lines].map((cells) => csvRow(cells, language)).join(""),
    };
  },
});

const COLUMNS = [
  "name",
  "kind",
  "title",
  "companyId",
  "emails",
  "phones",
  "province",
  "district",
  "address",
  "website",
  "taxNumber",
  "taxOffice",
  "birthday",
  "source",
  "ownerId",
  "tags",
  "segment",
  "lastActivityAt",
  "createdAt",
] as const;
