import { Failure } from "#worker/kernel/errors.ts";
import { query } from "#worker/kernel/operation.ts";
import { FieldId, FieldUsage } from "./contract.ts";
import * as fields from "./repository.ts";

export const fieldUsage = query({
  name: "fields.usage",
  summary: "What uses a field: records with a value, saved lists, formulas",
  access: "fields:write",
  route: "GET /fields/:id/usage",
  input: FieldId,
  output: FieldUsage,
  read: ({ input }) => ({ found: fields.usage(input.id) }),
  result: ({ found }) => {
    if (!found.usage) throw new Failure("not_found");
    return { ...found.usage, computed: found.computed };
  },
});
