import { guard } from "#worker/kernel/db/guard.ts";
import { command } from "#worker/kernel/operation.ts";
import { theOne } from "#worker/kernel/the-one.ts";
import { hashToken } from "#worker/kernel/token.ts";
import { quoteEvent } from "../events.ts";
import { today } from "../today.ts";
import { AcceptByLink, PublicQuote } from "./contract.ts";
import { publicQuote } from "./public-quote.ts";
import * as links from "./repository.ts";

/**
 * Accepting what was accepted already changes nothing. Fails with `quotes.over` past its last day, and with `quotes.answered`
 * when it was declined, or answered by another at the same moment.
 */
export const acceptByLink = command({
  name: "quotes.accept_by_link",
  summary: "Accept a quote by its link",
  access: "public",
  elevated: true,
  input: AcceptByLink,
  output: PublicQuote,
  prepare: async ({ input }) => ({ hash: hashToken(input.token) }),
  read: ({ prepared: { hash } }) => links.byLink(hash),
  write: ({ input: { name }, prepared: { hash }, rows: { found }, ctx }) => {
    if (theOne(found).status === "accepted") return links.byLink(hash);
    const { ip, userAgent: agent } = ctx;
    return {
      held: links.hold(hash),
      open: guard(links.isOpen(hash), "quotes.answered"),
      inTime: guard(links.isInTime(hash, today(ctx)), "quotes.over"),
      answered: links.answer(hash, { status: "accepted", name, note: null, ip, agent }),
      worth: links.worthIt(hash),
      ...links.byLink(hash),
    };
  },
  events: ({ input: { name }, rows: { found } }) => {
    const { status, ...quote } = theOne(found);
    return status === "accepted" ? [] : [quoteEvent("accepted", quote.id, quote, { by: name })];
  },
  result: (rows, { ctx }) => publicQuote(rows, today(ctx)),
});
