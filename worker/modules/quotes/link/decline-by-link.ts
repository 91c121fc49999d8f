import { guard } from "#worker/kernel/db/guard.ts";
import { command } from "#worker/kernel/operation.ts";
import { theOne } from "#worker/kernel/the-one.ts";
import { hashToken } from "#worker/kernel/token.ts";
import { quoteEvent } from "../events.ts";
import { today } from "../today.ts";
import { DeclineByLink, PublicQuote } from "./contract.ts";
import { publicQuote } from "./public-quote.ts";
import * as links from "./repository.ts";

/** Declining what was declined already changes nothing. Fails as accepting does. */
export const declineByLink = command({
  name: "quotes.decline_by_link",
  summary: "Decline a quote by its link",
  access: "public",
  elevated: true,
  input: DeclineByLink,
  output: PublicQuote,
  prepare: async ({ input }) => ({ hash: hashToken(input.token) }),
  read: ({ prepared: { hash } }) => links.byLink(hash),
  write: ({ input: { name = null, note = null }, prepared: { hash }, rows: { found }, ctx }) => {
    if (theOne(found).status === "declined") return links.byLink(hash);
    const { ip, userAgent: agent } = ctx;
    return {
      held: links.hold(hash),
      open: guard(links.isOpen(hash), "quotes.answered"),
      inTime: guard(links.isInTime(hash, today(ctx)), "quotes.over"),
      answered: links.answer(hash, { status: "declined", name, note, ip, agent }),
      ...links.byLink(hash),
    };
  },
  events: ({ input: { note }, rows: { found } }) => {
    const { status, ...quote } = theOne(found);
    return status === "declined" ? [] : [quoteEvent("declined", quote.id, quote, note ? { note } : {})];
  },
  result: (rows, { ctx }) => publicQuote(rows, today(ctx)),
});
