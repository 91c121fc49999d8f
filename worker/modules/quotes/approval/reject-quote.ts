import { guard, lock } from "#worker/kernel/db/guard.ts";
import { command } from "#worker/kernel/operation.ts";
import { Quote, RejectQuote } from "../contract.ts";
import { quoteEvent } from "../events.ts";
import * as quotes from "../repository.ts";
import { shownQuote } from "../shown-quote.ts";
import { decide } from "./repository.ts";

export const rejectQuote = command({
  name: "quotes.reject",
  summary: "Refuse the discount of somebody else's quote, with the reason: it is a draft again",
  access: "quotes:approve",
  usersOnly: true,
  route: "POST /quotes/:id/reject",
  input: RejectQuote,
  output: Quote,
  read: ({ input }) => ({ before: quotes.before(input.id) }),
  write: ({ input: { id, version, note } }) => ({
    lock: lock("quotes", id, version),
    waits: guard(quotes.isWaiting(id), "quotes.not_waiting"),
    other: guard(quotes.isAnothers(id), "quotes.own_discount"),
    decided: decide(id, "rejected", note),
    ...quotes.one(id),
  }),
  events: ({ input: { id, note }, rows: { before } }) => [quoteEvent("rejected", id, before[0], { note })],
  result: (rows) => shownQuote(rows),
});
