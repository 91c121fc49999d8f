import { z } from "zod";
import { command } from "#worker/kernel/operation.ts";
import { fieldsReordered } from "../events.ts";
import { ReorderFields } from "./contract.ts";
import * as fields from "./repository.ts";

export const reorderFields = command({
  name: "fields.reorder",
  summary: "Put the fields of an object into this order",
  access: "fields:write",
  route: "PUT /fields/order",
  input: ReorderFields,
  output: z.null(),
  write: ({ input: { object, ids } }) => ({
    theirs: fields.mustBeOf(object, ids),
    ordered: fields.reorder(object, ids),
  }),
  events: ({ input: { object, ids } }) => [fieldsReordered(ids[0] ?? "", object)],
  result: () => null,
});
