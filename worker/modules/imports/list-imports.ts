import { pageFrom } from "#worker/kernel/db/keyset.ts";
import { query } from "#worker/kernel/operation.ts";
import { ImportPage, ListImports } from "./contract.ts";
import * as imports from "./repository.ts";
import { shownImport } from "./shown-import.ts";

export const listImports = query({
  name: "imports.list",
  summary: "List imports: one's own, with `jobs:read` everybody's",
  access: "staff",
  route: "GET /imports",
  input: ListImports,
  output: ImportPage,
  read: ({ input, ctx }) => imports.list(input, ctx),
  result: (found, { input, ...at }) => {
    const { data, page } = pageFrom(found, input);
    return { data: data.map(shownImport(at)), page };
  },
});
