import { Failure } from "#worker/kernel/errors.ts";
import { command } from "#worker/kernel/operation.ts";
import { isBuiltIn } from "#worker/kernel/registry.ts";
import { theOne } from "#worker/kernel/the-one.ts";
import { CreateObject, CustomObject } from "./contract.ts";
import { objectCreated } from "./events.ts";
import * as objects from "./repository.ts";

export const createObject = command({
  name: "objects.create",
  summary: "Add an object: a kind of record of the agency's own",
  access: "fields:write",
  route: "POST /objects",
  creates: true,
  input: CreateObject,
  output: CustomObject,
  prepare: async ({ ctx }) => ({ id: ctx.newId() }),
  write: ({ input, prepared: { id } }) => {
    if (isBuiltIn(input.name))
      throw new Failure("invalid", "invalid", { fields: [{ path: "name", reason: "objects.name_taken" }] });
    return { made: objects.insert({ ...input, id }), found: objects.one(id) };
  },
  events: ({ input, prepared: { id } }) => [objectCreated(id, input.name)],
  result: ({ found }) => theOne(found),
});
