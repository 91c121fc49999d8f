import { query } from "#worker/kernel/operation.ts";
import { FieldPage, ListFields } from "./contract.ts";
import * as fields from "./repository.ts";

export const listFields = query({
  name: "fields.list",
  summary: "List the fields of the agency's own, of one object or of all",
  access: "staff",
  route: "GET /fields",
  input: ListFields,
  output: FieldPage,
  read: ({ input }) => ({ found: fields.list(input) }),
  result: ({ found }) => ({ data: found, page: { next: null, total: found.length } }),
});
