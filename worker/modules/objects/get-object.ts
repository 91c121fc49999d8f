import { query } from "#worker/kernel/operation.ts";
import { theOne } from "#worker/kernel/the-one.ts";
import { CustomObject, ObjectId } from "./contract.ts";
import * as objects from "./repository.ts";

export const getObject = query({
  name: "objects.get",
  summary: "One object of the agency's own",
  access: "staff",
  route: "GET /objects/:id",
  input: ObjectId,
  output: CustomObject,
  read: ({ input }) => ({ found: objects.one(input.id) }),
  result: ({ found }) => theOne(found),
});
