import { lock } from "#worker/kernel/db/guard.ts";
import { sendJob } from "#worker/kernel/jobs/start.ts";
import { command } from "#worker/kernel/operation.ts";
import { theOne } from "#worker/kernel/the-one.ts";
import { fieldChanged } from "../events.ts";
import { Field, FieldId } from "./contract.ts";
import * as fields from "./repository.ts";

/** Only what is out of use already: nobody writes to it any more. Its slot is given again once no record holds a value. */
export const removeField = command({
  name: "fields.remove",
  summary: "Remove a field that is out of use for good, with all its values, in the background",
  access: "fields:write",
  route: "DELETE /fields/:id",
  input: FieldId,
  output: Field,
  prepare: async ({ ctx }) => ({ job: ctx.newId() }),
  write: ({ input: { id }, prepared: { job } }) => ({
    lock: lock("fields", id),
    stays: fields.mustStay(id),
    started: fields.startRemoving(job, id),
    found: fields.one(id),
  }),
  events: ({ input }) => [fieldChanged("removed", input.id)],
  result: ({ found }) => theOne(found),
  after: ({ prepared: { job }, ctx }) => sendJob(ctx, job),
});
