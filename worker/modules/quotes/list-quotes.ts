import { pageFrom } from "#worker/kernel/db/keyset.ts";
import { query } from "#worker/kernel/operation.ts";
import { ListQuotes, QuotePage } from "./contract.ts";
import * as quotes from "./repository.ts";

export const listQuotes = query({
  name: "quotes.list",
  summary: "List quotes",
  access: "quotes:read",
  route: "GET /quotes",
  input: ListQuotes,
  output: QuotePage,
  read: ({ input, ctx }) => quotes.list(input, ctx),
  result: (found, { input }) => pageFrom(found, input),
});
