import { z } from "zod";
import { lock } from "#worker/kernel/db/guard.ts";
import { command } from "#worker/kernel/operation.ts";
import { ObjectId } from "./contract.ts";
import { objectDeleted } from "./events.ts";
import * as objects from "./repository.ts";

export const deleteObject = command({
  name: "objects.delete",
  summary: "Remove an object that has no records, with its fields",
  access: "fields:write",
  route: "DELETE /objects/:id",
  input: ObjectId,
  output: z.null(),
  write: ({ input: { id } }) => ({ lock: lock("objects", id), ...objects.remove(id) }),
  events: ({ input }) => [objectDeleted(input.id)],
  result: () => null,
});
