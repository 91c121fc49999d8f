import { changedNames } from "#worker/kernel/custom/field.ts";
import { lock, mustSee } from "#worker/kernel/db/guard.ts";
import { command } from "#worker/kernel/operation.ts";
import { theOne } from "#worker/kernel/the-one.ts";
import { CustomRecord, UpdateRecord } from "./contract.ts";
import { recordEvent } from "./events.ts";
import * as records from "./repository.ts";

export const updateRecord = command({
  name: "records.update",
  summary: "Change fields of a record; what is left out stays",
  access: "staff",
  route: "PATCH /objects/:object/records/:id",
  input: UpdateRecord,
  output: CustomRecord,
  write: ({ input: { object, id, version, ...values }, ctx }) => ({
    may: records.may(ctx, object, "write"),
    there: records.mustBeOf(object, id, ctx),
    lock: lock("records", id, version),
    owner: mustSee("users", values.ownerId, "ownerId"),
    ...records.update(object, id, values, ctx),
    found: records.one(object, id, ctx),
  }),
  events: ({ input: { object, id, version: _, ...values } }) => [
    recordEvent("updated", object, id, changedNames(values)),
  ],
  result: ({ found }) => theOne(found),
});
