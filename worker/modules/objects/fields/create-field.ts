import { Failure } from "#worker/kernel/errors.ts";
import { command } from "#worker/kernel/operation.ts";
import { theOne } from "#worker/kernel/the-one.ts";
import { fieldChanged } from "../events.ts";
import { checkField, isObject } from "./check-field.ts";
import { CreateField, Field } from "./contract.ts";
import * as fields from "./repository.ts";

export const createField = command({
  name: "fields.create",
  summary: "Add a field to an object; what kind it is stays",
  access: "fields:write",
  route: "POST /fields",
  creates: true,
  input: CreateField,
  output: Field,
  prepare: async ({ ctx }) => ({ id: ctx.newId() }),
  write: ({ input: { default: usual = null, help = null, ...input }, prepared: { id }, ctx }) => {
    if (!isObject(ctx.tenant, input.object))
      throw new Failure("invalid", "invalid", { fields: [{ path: "object", reason: "objects.unknown" }] });
    const field = { ...input, default: usual, help, id };
    checkField(ctx.tenant, field);
    return { ...fields.insert(field), found: fields.one(id) };
  },
  events: ({ prepared: { id } }) => [fieldChanged("created", id)],
  result: ({ found }) => theOne(found),
});
