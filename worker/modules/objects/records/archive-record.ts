import { lock } from "#worker/kernel/db/guard.ts";
import { command } from "#worker/kernel/operation.ts";
import { theOne } from "#worker/kernel/the-one.ts";
import { CustomRecord, RecordVersion } from "./contract.ts";
import { recordEvent } from "./events.ts";
import * as records from "./repository.ts";

export const archiveRecord = command({
  name: "records.archive",
  summary: "Put a record away; it can be brought back",
  access: "staff",
  route: "POST /objects/:object/records/:id/archive",
  input: RecordVersion,
  output: CustomRecord,
  write: ({ input: { object, id, version }, ctx }) => ({
    may: records.may(ctx, object, "write"),
    there: records.mustBeOf(object, id, ctx),
    lock: lock("records", id, version),
    ...records.update(object, id, { archivedAt: new Date(ctx.clock.now()).toISOString() }, ctx),
    found: records.one(object, id, ctx),
  }),
  events: ({ input: { object, id } }) => [recordEvent("archived", object, id)],
  result: ({ found }) => theOne(found),
});
