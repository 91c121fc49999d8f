import { lock } from "#worker/kernel/db/guard.ts";
import { command } from "#worker/kernel/operation.ts";
import { theOne } from "#worker/kernel/the-one.ts";
import { CustomObject, UpdateObject } from "./contract.ts";
import { objectUpdated } from "./events.ts";
import * as objects from "./repository.ts";

export const updateObject = command({
  name: "objects.update",
  summary: "Change how an object is called and looks; its name in the API stays",
  access: "fields:write",
  route: "PATCH /objects/:id",
  input: UpdateObject,
  output: CustomObject,
  write: ({ input: { id, version, ...values } }) => ({
    lock: lock("objects", id, version),
    changed: objects.update(id, values),
    found: objects.one(id),
  }),
  events: ({ input }) => [objectUpdated(input.id)],
  result: ({ found }) => theOne(found),
});
