import { command } from "#worker/kernel/operation.ts";
import { theOne } from "#worker/kernel/the-one.ts";
import { hashToken } from "#worker/kernel/token.ts";
import { quoteEvent } from "../events.ts";
import { today } from "../today.ts";
import { PublicQuote, QuoteToken } from "./contract.ts";
import { publicQuote } from "./public-quote.ts";
import * as links from "./repository.ts";

/** Whoever knows the link: it was sent to them. */
export const viewByLink = command({
  name: "quotes.view_by_link",
  summary: "Read a quote by its link, and count that it was read",
  access: "public",
  elevated: true,
  input: QuoteToken,
  output: PublicQuote,
  prepare: async ({ input }) => ({ hash: hashToken(input.token) }),
  read: ({ prepared: { hash } }) => links.byLink(hash),
  write: ({ prepared: { hash }, rows }) => {
    theOne(rows.found);
    return { counted: links.countView(hash), ...links.byLink(hash) };
  },
  events: ({ rows: { found } }) => {
    const quote = theOne(found);
    return quote.firstViewedAt ? [] : [quoteEvent("viewed", quote.id, quote)];
  },
  result: (rows, { ctx }) => publicQuote(rows, today(ctx)),
});
