import { pageFrom } from "#worker/kernel/db/keyset.ts";
import { Failure } from "#worker/kernel/errors.ts";
import { query } from "#worker/kernel/operation.ts";
import { withDocument } from "#worker/kernel/rich/plain-text.ts";
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
  read: ({ input }) => ({ customer: isThere(input.customerId), ...notes.list(input) }),
  result: ({ customer, ...found }, { input }) => {
    if (!customer.there) throw new Failure("not_found");
    const { data, page } = pageFrom(found, input);
    return { data: data.map(withDocument), page };
  },
});
