import { translator } from "#messages/server.ts";
import { problemOf } from "#worker/kernel/api/problem.ts";
import { csvRow, csvStart } from "#worker/kernel/csv.ts";
import { Download } from "#worker/kernel/download.ts";
import { failureFrom } from "#worker/kernel/jobs/refusal.ts";
import { command } from "#worker/kernel/operation.ts";
import { theOne } from "#worker/kernel/the-one.ts";
import { ImportId } from "./contract.ts";
import { failuresExported } from "./events.ts";
import { PART, readPart } from "./parts.ts";
import * as imports from "./repository.ts";
import { languageOf } from "./shown-import.ts";

/** Mended, the file can be imported again: it has the same columns. */
export const failedRows = command({
  name: "imports.failed_rows",
  summary: "The rows that failed in the last check or run, each with its reason, as a file",
  access: "staff",
  route: "POST /imports/:id/failed",
  input: ImportId,
  output: Download,
  write: ({ input: { id } }) => ({
    stands: imports.mustStand(id, ["ready", "checking", "checked", "running", "done"], "imports.not_now"),
    kept: imports.mustHaveFile(id),
    there: imports.one(id),
    failed: imports.failuresOf(id),
  }),
  events: ({ input }) => [failuresExported(input.id)],
  result: async ({ there, failed }, at) => {
    const stored = theOne(there);
    const language = languageOf(at);
    const t = translator(language);
    const lines: string[] = [];
    let part = -1;
    let rows: Awaited<ReturnType<typeof readPart>> = [];
    for (const { position, problem } of failed) {
      if (Math.floor(position / PART) !== part) {
        part = Math.floor(position / PART);
        rows = await readPart(at.ctx, stored.id, part);
      }
      const row = rows[position % PART];
      const { detail, errors } = problemOf(failureFrom(problem), t);
      const why = errors.map(({ path, message }) => `${path}: ${message}`).join(" ") || detail;
      const cells = stored.columns.map((_, column) => row?.cells[column] ?? "");
      lines.push(csvRow([...cells, row?.line ?? null, why], language));
    }
    const head = [...stored.columns.map(({ name }) => name), t("imports.file.line"), t("imports.file.why")];
    return {
      name: `${stored.name.replace(/\.\w+$/, "")} – ${t("imports.file.name")}.csv`,
      type: "text/csv; charset=utf-8",
      text: csvStart + csvRow(head, language) + lines.join(""),
    };
  },
});
