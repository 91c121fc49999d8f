import { query } from "#worker/kernel/operation.ts";
import { Quote, QuoteId } from "./contract.ts";
import * as quotes from "./repository.ts";
import { shownQuote } from "./shown-quote.ts";

export const getQuote = query({
  name: "quotes.get",
  summary: "Read one quote with its lines",
  access: "quotes:read",
  route: "GET /quotes/:id",
  input: QuoteId,
  output: Quote,
  read: ({ input }) => quotes.one(input.id),
  result: (rows) => shownQuote(rows),
});
