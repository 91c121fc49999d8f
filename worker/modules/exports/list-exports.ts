import { pageFrom } from "#worker/kernel/db/keyset.ts";
import { query } from "#worker/kernel/operation.ts";
import { ExportPage, ListExports } from "./contract.ts";
import * as exports from "./repository.ts";
import { shownExport } from "./shown-export.ts";

export const listExports = query({
  name: "exports.list",
  summary: "List files of records: one's own, with `jobs:read` everybody's",
  access: "staff",
  route: "GET /exports",
  input: ListExports,
  output: ExportPage,
  read: ({ input, ctx }) => exports.list(input, ctx),
  result: (found, { input, ...at }) => {
    const { data, page } = pageFrom(found, input);
    return { data: data.map(shownExport(at)), page };
  },
});
