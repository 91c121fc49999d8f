import { query } from "#worker/kernel/operation.ts";
import { theOne } from "#worker/kernel/the-one.ts";
import { ImportId, ImportInFull } from "./contract.ts";
import * as imports from "./repository.ts";
import { inFull } from "./shown-import.ts";

export const getImport = query({
  name: "imports.get",
  summary: "An import: its columns, what they fill, what its rows came to",
  access: "staff",
  route: "GET /imports/:id",
  input: ImportId,
  output: ImportInFull,
  read: ({ input }) => ({ found: imports.one(input.id), outcomes: imports.outcomesOf(input.id) }),
  result: ({ found, outcomes }, at) => inFull(at, theOne(found), outcomes),
});
