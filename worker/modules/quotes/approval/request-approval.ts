import { guard, lock } from "#worker/kernel/db/guard.ts";
import { command } from "#worker/kernel/operation.ts";
import { Quote, RequestApproval } from "../contract.ts";
import { quoteEvent } from "../events.ts";
import { hasLines } from "../lines/repository.ts";
import * as quotes from "../repository.ts";
import { shownQuote } from "../shown-quote.ts";
import { ask } from "./repository.ts";

export const requestApproval = command({
  name: "quotes.request_approval",
  summary: "Ask for the approval of a discount above the limit",
  access: "quotes:write",
  route: "POST /quotes/:id/request-approval",
  input: RequestApproval,
  output: Quote,
  read: ({ input }) => ({ before: quotes.before(input.id) }),
  write: ({ input: { id, version, note } }) => ({
    lock: lock("quotes", id, version),
    draft: guard(quotes.isDraft(id), "quotes.not_draft"),
    filled: guard(hasLines(id), "quotes.no_lines"),
    above: guard(quotes.isAbove(id), "quotes.needs_no_approval"),
    asked: ask(id, note ?? null),
    ...quotes.one(id),
  }),
  events: ({ input: { id, note }, rows: { before } }) => [
    quoteEvent("approval_requested", id, before[0], note ? { note } : {}),
  ],
  result: (rows) => shownQuote(rows),
});
