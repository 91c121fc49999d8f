import { pageFrom } from "#worker/kernel/db/keyset.ts";
import { query } from "#worker/kernel/operation.ts";
import { ListTrash, TrashPage } from "./contract.ts";
import * as trash from "./repository.ts";

export const listTrash = query({
  name: "trash.list",
  summary: "List deleted records of the last 30 days: one's own, with `trash:manage` everybody's",
  access: "staff",
  route: "GET /trash",
  input: ListTrash,
  output: TrashPage,
  read: ({ input, ctx }) => trash.list(input, ctx),
  result: (found, { input }) => pageFrom(found, input),
});
