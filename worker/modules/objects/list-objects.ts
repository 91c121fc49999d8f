import { query } from "#worker/kernel/operation.ts";
import { ListObjects, ObjectPage } from "./contract.ts";
import * as objects from "./repository.ts";

export const listObjects = query({
  name: "objects.list",
  summary: "List the objects of the agency's own",
  access: "staff",
  route: "GET /objects",
  input: ListObjects,
  output: ObjectPage,
  read: () => ({ found: objects.all() }),
  result: ({ found }) => ({ data: found, page: { next: null, total: found.length } }),
});
