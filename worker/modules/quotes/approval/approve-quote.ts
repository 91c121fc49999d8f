import { guard, lock } from "#worker/kernel/db/guard.ts";
import { command } from "#worker/kernel/operation.ts";
import { ApproveQuote, Quote } from "../contract.ts";
import { quoteEvent } from "../events.ts";
import * as quotes from "../repository.ts";
import { shownQuote } from "../shown-quote.ts";
import { decide } from "./repository.ts";

/** Fails with `quotes.own_discount` for who wrote its prices or asked for the approval. */
export const approveQuote = command({
  name: "quotes.approve",
  summary: "Approve the discount of somebody else's quote",
  access: "quotes:approve",
  usersOnly: true,
  route: "POST /quotes/:id/approve",
  input: ApproveQuote,
  output: Quote,
  read: ({ input }) => ({ before: quotes.before(input.id) }),
  write: ({ input: { id, version, note } }) => ({
    lock: lock("quotes", id, version),
    waits: guard(quotes.isWaiting(id), "quotes.not_waiting"),
    other: guard(quotes.isAnothers(id), "quotes.own_discount"),
    decided: decide(id, "approved", note ?? null),
    ...quotes.one(id),
  }),
  events: ({ input: { id, note }, rows: { before } }) => [quoteEvent("approved", id, before[0], note ? { note } : {})],
  result: (rows) => shownQuote(rows),
});
