import { query } from "#worker/kernel/operation.ts";
import { theOne } from "#worker/kernel/the-one.ts";
import { Field, FieldId } from "./contract.ts";
import * as fields from "./repository.ts";

export const getField = query({
  name: "fields.get",
  summary: "One field of the agency's own",
  access: "fields:write",
  route: "GET /fields/:id",
  input: FieldId,
  output: Field,
  read: ({ input }) => ({ found: fields.one(input.id) }),
  result: ({ found }) => theOne(found),
});
