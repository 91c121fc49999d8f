import { lock } from "#worker/kernel/db/guard.ts";
import { command } from "#worker/kernel/operation.ts";
import { theOne } from "#worker/kernel/the-one.ts";
import { mustNotFeed } from "../computed/repository.ts";
import { fieldChanged } from "../events.ts";
import { Field, FieldId } from "./contract.ts";
import * as fields from "./repository.ts";

/** Nobody sees it any more; its values stay for thirty days and come back with it. */
export const archiveField = command({
  name: "fields.archive",
  summary: "Take a field out of use; it can be brought back with its values",
  access: "fields:write",
  route: "POST /fields/:id/archive",
  input: FieldId,
  output: Field,
  write: ({ input: { id }, ctx }) => ({
    lock: lock("fields", id),
    unused: mustNotFeed(id),
    changed: fields.archive(id, new Date(ctx.clock.now()).toISOString()),
    found: fields.one(id),
  }),
  events: ({ input }) => [fieldChanged("archived", input.id)],
  result: ({ found }) => theOne(found),
});
