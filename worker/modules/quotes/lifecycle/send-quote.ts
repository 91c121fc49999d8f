import { guard, lock } from "#worker/kernel/db/guard.ts";
import { command } from "#worker/kernel/operation.ts";
import { hashToken, newToken } from "#worker/kernel/token.ts";
import { Quote, SendQuote } from "../contract.ts";
import { quoteEvent } from "../events.ts";
import { hasLines } from "../lines/repository.ts";
import { FIRST_SETTINGS } from "../options.ts";
import * as quotes from "../repository.ts";
import { shownQuote } from "../shown-quote.ts";
import { today } from "../today.ts";
import { sealLink } from "./link-of.ts";
import { buyerFrom, sellerFrom } from "./parties.ts";
import * as lifecycle from "./repository.ts";

/**
 * Fails with `quotes.not_draft`, `quotes.needs_approval`, `quotes.no_lines`, `quotes.no_email` and `quotes.over`. The number is taken
 * in the same transaction, so there are no gaps; a listener mails the link after it.
 */
export const sendQuote = command({
  name: "quotes.send",
  summary: "Give a quote its number and its link, and mail it: from then on it is never changed",
  access: "quotes:write",
  route: "POST /quotes/:id/send",
  input: SendQuote,
  output: Quote,
  prepare: async ({ ctx }) => {
    const token = newToken();
    return { counterId: ctx.newId(), hash: hashToken(token), sealed: await sealLink(ctx, token) };
  },
  read: ({ input: { id } }) => ({ before: quotes.before(id), ...lifecycle.parties(id) }),
  write: ({ input: { id, version, mail }, prepared: { counterId, hash, sealed }, rows: { seller, buyer }, ctx }) => {
    const day = today(ctx);
    return {
      lock: lock("quotes", id, version),
      draft: guard(quotes.isUnsent(id), "quotes.not_draft"),
      filled: guard(hasLines(id), "quotes.no_lines"),
      approved: guard(quotes.maySend(id), "quotes.needs_approval"),
      valid: guard(quotes.isValidOn(id, day), "quotes.over"),
      ...(mail ? { email: guard(quotes.hasEmail(id), "quotes.no_email") } : {}),
      numbered: lifecycle.number(id, counterId, day.slice(0, 4), FIRST_SETTINGS.prefix),
      sent: lifecycle.send(id, { hash, sealed, seller: sellerFrom(seller[0], ctx), buyer: buyerFrom(buyer) }),
      ...quotes.one(id),
    };
  },
  events: ({ input: { id, mail }, rows: { before } }) => [quoteEvent("sent", id, before[0], { mail })],
  result: (rows) => shownQuote(rows),
});
