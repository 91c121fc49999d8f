import { translator } from "#messages/server.ts";
import type { Ctx } from "#worker/kernel/context.ts";
import { sendJob, startJob } from "#worker/kernel/jobs/start.ts";
import { command } from "#worker/kernel/operation.ts";
import { theOne } from "#worker/kernel/the-one.ts";
import { dayIn } from "#worker/kernel/time.ts";
import { bulkFor, MOST_ROWS, mustHold, mustSeePicked, pickedIds } from "#worker/modules/jobs/index.ts";
import { exportableFor, namesOf } from "./columns.ts";
import { CreateExport, Export } from "./contract.ts";
import { exportCreated } from "./events.ts";
import * as exports from "./repository.ts";
import { shownExport } from "./shown-export.ts";

/** Which records it is about is fixed at once; what of them is written is what who asked for it sees when it is written. */
export const createExport = command({
  name: "exports.create",
  summary: "Take records out as a file, CSV or XLSX, written in the background: those named, or all that match",
  access: "export:read",
  route: "POST /exports",
  creates: true,
  input: CreateExport,
  output: Export,
  prepare: async ({ input: { subject }, ctx }) => ({
    id: ctx.newId(),
    jobId: ctx.newId(),
    bulk: bulkFor(subject, ctx),
    exportable: exportableFor(subject, ctx),
  }),
  read: () => ({}),
  write: ({ input, prepared: { id, jobId, bulk, exportable }, seen, ctx }) => {
    const { subject, format, select } = input;
    const right = exportable.right(subject, ctx);
    mustHold(seen, right);
    const language = (seen && "language" in seen ? seen.language : null) ?? ctx.tenant?.language ?? "en";
    return {
      ...mustSeePicked(bulk, input, ctx),
      ...startJob({ id: jobId, kind: "export", subject, input: { exportId: id } }),
      made: exports.insert(
        {
          id,
          jobId,
          subject,
          format,
          language,
          name: `${titleOf(subject, language, ctx)} ${dayIn(ctx.clock.now(), ctx.tenant?.timeZone ?? "UTC")}`,
          query: "query" in select ? select.query : null,
          columns: namesOf(subject, input.columns, seen, ctx),
          reach: seen?.grants[right] ?? "all",
        },
        pickedIds(bulk, input, ctx),
      ),
      few: exports.mustFit(id, MOST_ROWS),
      found: exports.one(id),
    };
  },
  events: ({ input: { subject, format, select }, prepared: { id } }) => [
    exportCreated(id, { subject, format, query: "query" in select ? select.query : null }),
  ],
  result: ({ found }, at) => shownExport(at)(theOne(found)),
  after: ({ prepared: { jobId }, ctx }) => sendJob(ctx, jobId),
});

function titleOf(subject: string, language: "tr" | "en", ctx: Ctx): string {
  const own = ctx.tenant?.objects.find(({ name }) => name === subject)?.plural;
  return own ?? translator(language).find(`${exportableFor(subject, ctx).words}.title`) ?? subject;
}
