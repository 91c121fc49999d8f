import { isComputed } from "#worker/kernel/custom/writable.ts";
import { Failure } from "#worker/kernel/errors.ts";
import { sendJob } from "#worker/kernel/jobs/start.ts";
import { command } from "#worker/kernel/operation.ts";
import { theOne } from "#worker/kernel/the-one.ts";
import { computationOf } from "../computed/computation.ts";
import * as computed from "../computed/repository.ts";
import { fieldChanged } from "../events.ts";
import { checkField, computedPath, isObject, withCurrency } from "./check-field.ts";
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
  prepare: async ({ ctx }) => ({ id: ctx.newId(), job: ctx.newId() }),
  write: ({ input: { default: usual = null, help = null, ...input }, prepared: { id, job }, ctx }) => {
    if (!isObject(ctx.tenant, input.object))
      throw new Failure("invalid", "invalid", { fields: [{ path: "object", reason: "objects.unknown" }] });
    const field = withCurrency(ctx.tenant, { ...input, default: usual, help, id });
    checkField(ctx.tenant, field);
    const computation = ctx.tenant && computationOf(field, ctx.tenant);
    return {
      ...(computation ? { computedTurn: computed.turn() } : {}),
      ...fields.insert(field),
      ...(computation ? computed.settle(id, computation, { path: computedPath(field), job }) : {}),
      found: fields.one(id),
    };
  },
  events: ({ prepared: { id } }) => [fieldChanged("created", id)],
  result: ({ found }) => theOne(found),
  after: ({ input, prepared: { job }, ctx }) => (isComputed(input) ? sendJob(ctx, job) : Promise.resolve()),
});
