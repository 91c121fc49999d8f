import { sendJob } from "#worker/kernel/jobs/start.ts";
import { command } from "#worker/kernel/operation.ts";
import { theOne } from "#worker/kernel/the-one.ts";
import { ImportId, ImportInFull } from "./contract.ts";
import { importStarted } from "./events.ts";
import * as imports from "./repository.ts";
import { inFull } from "./shown-import.ts";
import { begun } from "./start-job.ts";

/** Fails with `imports_running` while the same file is being written to the same records. */
export const startImport = command({
  name: "imports.start",
  summary: "Write the rows in the background; `jobs.undo` takes all of it back",
  access: "staff",
  route: "POST /imports/:id/start",
  input: ImportId,
  output: ImportInFull,
  prepare: async ({ ctx }) => ({ jobId: ctx.newId() }),
  read: ({ input }) => ({ found: imports.one(input.id) }),
  write: ({ input: { id }, prepared: { jobId }, rows: { found }, seen, ctx }) => ({
    stands: imports.mustStand(id, ["ready", "checked"], "imports.not_now"),
    kept: imports.mustHaveFile(id),
    ...begun(theOne(found), jobId, "import", seen, ctx),
    changed: imports.update(id, { status: "running", jobId, runId: jobId }),
    after: imports.one(id),
  }),
  events: ({ input: { id }, prepared: { jobId }, rows: { found } }) => [
    importStarted(id, found[0]?.subject ?? "", jobId),
  ],
  result: ({ after }, at) => inFull(at, theOne(after), []),
  after: ({ prepared: { jobId }, ctx }) => sendJob(ctx, jobId),
});
