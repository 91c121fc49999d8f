import { pageFrom } from "#worker/kernel/db/keyset.ts";
import { Failure } from "#worker/kernel/errors.ts";
import { query } from "#worker/kernel/operation.ts";
import { isThere } from "../repository.ts";
import { ListNotes, NotePage } from "./contract.ts";
import * as notes from "./repository.ts";

export const listNotes = query({
  name: "notes.list",
  summary: "List the notes about a customer",
  access: "customers:read",
  route: "GET /customers/:customerId/notes",
  input: ListNotes,
  output: NotePage,
  read: ({ input }) => ({ customer: isThere(input.customerId), rows: notes.page(input), count: notes.count(input) }),
  result: ({ customer, rows, count }, { input }) => {
    if (!customer.there) throw new Failure("not_found");
    return pageFrom(rows, input.limit, input.sort, count.total, (row) => row);
  },
});
