import { guard, lock } from "#worker/kernel/db/guard.ts";
import { command } from "#worker/kernel/operation.ts";
import { addDays } from "#worker/kernel/time.ts";
import { Quote, QuoteVersion } from "../contract.ts";
import { quoteEvent } from "../events.ts";
import { FIRST_SETTINGS } from "../options.ts";
import * as quotes from "../repository.ts";
import * as settings from "../settings/repository.ts";
import { shownQuote } from "../shown-quote.ts";
import { today } from "../today.ts";
import * as lifecycle from "./repository.ts";

/** Fails with `quotes.not_revisable` for drafts and what was accepted, and `quotes.not_latest` where there is a newer version. */
export const reviseQuote = command({
  name: "quotes.revise",
  summary: "Write the next version of a quote that was sent; the one before is superseded, its link works no longer",
  access: "quotes:write",
  route: "POST /quotes/:id/revise",
  input: QuoteVersion,
  output: Quote,
  prepare: async ({ ctx }) => ({ copyId: ctx.newId() }),
  read: ({ input }) => ({ before: quotes.before(input.id), settings: settings.current() }),
  write: ({
    input: { id, version },
    prepared: { copyId },
    rows: {
      settings: [set],
    },
    ctx,
  }) => ({
    lock: lock("quotes", id, version),
    latest: guard(lifecycle.isLatest(id), "quotes.not_latest"),
    sent: guard(quotes.isRevisable(id), "quotes.not_revisable"),
    ...lifecycle.copy(id, copyId, addDays(today(ctx), set?.validDays ?? FIRST_SETTINGS.validDays)),
    superseded: lifecycle.supersede(id),
    ...quotes.one(copyId),
  }),
  events: ({ input: { id }, prepared: { copyId }, rows: { before } }) => [
    quoteEvent("revised", copyId, before[0], { from: id }),
  ],
  result: ({ found, lines }) => shownQuote({ found, lines }),
});
