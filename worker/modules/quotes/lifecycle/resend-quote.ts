import { guard, lock } from "#worker/kernel/db/guard.ts";
import { command } from "#worker/kernel/operation.ts";
import { Quote, QuoteVersion } from "../contract.ts";
import { quoteEvent } from "../events.ts";
import * as quotes from "../repository.ts";
import { shownQuote } from "../shown-quote.ts";
import * as lifecycle from "./repository.ts";

export const resendQuote = command({
  name: "quotes.resend",
  summary: "Mail the link of a quote that waits for its answer once more",
  access: "quotes:write",
  route: "POST /quotes/:id/resend",
  input: QuoteVersion,
  output: Quote,
  read: ({ input }) => ({ before: quotes.before(input.id) }),
  write: ({ input: { id, version } }) => ({
    lock: lock("quotes", id, version),
    sent: guard(quotes.isSent(id), "quotes.not_open"),
    email: guard(quotes.hasEmail(id), "quotes.no_email"),
    again: lifecycle.unmail(id),
    ...quotes.one(id),
  }),
  events: ({ input: { id }, rows: { before } }) => [quoteEvent("mail_wanted", id, before[0])],
  result: (rows) => shownQuote(rows),
});
