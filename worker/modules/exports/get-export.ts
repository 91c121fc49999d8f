import { query } from "#worker/kernel/operation.ts";
import { theOne } from "#worker/kernel/the-one.ts";
import { Export, ExportId } from "./contract.ts";
import * as exports from "./repository.ts";
import { shownExport } from "./shown-export.ts";

export const getExport = query({
  name: "exports.get",
  summary: "A file of records: how far it is written, how long it is there",
  access: "staff",
  route: "GET /exports/:id",
  input: ExportId,
  output: Export,
  read: ({ input }) => ({ found: exports.one(input.id) }),
  result: ({ found }, at) => shownExport(at)(theOne(found)),
});
