import { sendJob } from "#worker/kernel/jobs/start.ts";
import { command } from "#worker/kernel/operation.ts";
import { theOne } from "#worker/kernel/the-one.ts";
import { ImportId, ImportInFull } from "./contract.ts";
import * as imports from "./repository.ts";
import { inFull } from "./shown-import.ts";
import { begun } from "./start-job.ts";

export const checkImport = command({
  name: "imports.check",
  summary: "Try every row without keeping anything: what it would do, and why some fail",
  access: "staff",
  route: "POST /imports/:id/check",
  input: ImportId,
  output: ImportInFull,
  prepare: async ({ ctx }) => ({ jobId: ctx.newId() }),
  read: ({ input }) => ({ found: imports.one(input.id) }),
  write: ({ input: { id }, prepared: { jobId }, rows: { found }, seen, ctx }) => ({
    stands: imports.mustStand(id, ["ready", "checked"], "imports.not_now"),
    kept: imports.mustHaveFile(id),
    ...begun(theOne(found), jobId, "import_check", seen, ctx),
    changed: imports.update(id, { status: "checking", jobId }),
    after: imports.one(id),
  }),
  result: ({ after }, at) => inFull(at, theOne(after), []),
  after: ({ prepared: { jobId }, ctx }) => sendJob(ctx, jobId),
});
