import { mustSee } from "#worker/kernel/db/guard.ts";
import { command } from "#worker/kernel/operation.ts";
import { theOne } from "#worker/kernel/the-one.ts";
import { CreateRecord, CustomRecord } from "./contract.ts";
import { recordEvent } from "./events.ts";
import * as records from "./repository.ts";

export const createRecord = command({
  name: "records.create",
  summary: "Add a record of one of the agency's own objects",
  access: "staff",
  route: "POST /objects/:object/records",
  creates: true,
  input: CreateRecord,
  output: CustomRecord,
  prepare: async ({ ctx }) => ({ id: ctx.newId() }),
  write: ({ input: { object, ...values }, prepared: { id }, ctx }) => ({
    may: records.may(ctx, object, "write"),
    owner: mustSee("users", values.ownerId, "ownerId"),
    ...records.insert(object, { ...values, id }, ctx),
    found: records.one(object, id, ctx),
  }),
  events: ({ input, prepared: { id } }) => [recordEvent("created", input.object, id)],
  result: ({ found }) => theOne(found),
});
