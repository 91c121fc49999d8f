import { lock } from "#worker/kernel/db/guard.ts";
import { command } from "#worker/kernel/operation.ts";
import { theOne } from "#worker/kernel/the-one.ts";
import { mustBeFed } from "../computed/repository.ts";
import { fieldChanged } from "../events.ts";
import { Field, FieldId } from "./contract.ts";
import * as fields from "./repository.ts";

export const restoreField = command({
  name: "fields.restore",
  summary: "Bring a field back into use, with its values",
  access: "fields:write",
  route: "POST /fields/:id/restore",
  input: FieldId,
  output: Field,
  write: ({ input: { id } }) => ({
    lock: lock("fields", id),
    stays: fields.mustStay(id),
    fed: mustBeFed(id),
    changed: fields.archive(id, null),
    found: fields.one(id),
  }),
  events: ({ input }) => [fieldChanged("restored", input.id)],
  result: ({ found }) => theOne(found),
});
