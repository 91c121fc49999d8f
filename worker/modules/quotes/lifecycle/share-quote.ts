import { Failure } from "#worker/kernel/errors.ts";
import { command } from "#worker/kernel/operation.ts";
import { QuoteId, QuoteLink } from "../contract.ts";
import { openLink } from "./link-of.ts";
import * as lifecycle from "./repository.ts";

/** The same link that was mailed: asking for it makes no other stop working. Fails with `quotes.not_sent`. */
export const shareQuote = command({
  name: "quotes.share",
  summary: "The link by which the customer reads and accepts a quote that was sent",
  access: "quotes:write",
  route: "POST /quotes/:id/link",
  shownOnce: true,
  input: QuoteId,
  output: QuoteLink,
  write: ({ input: { id } }) => ({ held: lifecycle.mustBeThere(id), link: lifecycle.linkOf(id) }),
  result: async ({ link: [found] }, { ctx }) => {
    if (!found?.sealed) throw new Failure("conflict", "quotes.not_sent");
    return { url: await openLink(ctx, found.sealed) };
  },
});
