import { nothing } from "#worker/kernel/contract.ts";
import { guard, lock } from "#worker/kernel/db/guard.ts";
import { command } from "#worker/kernel/operation.ts";
import { QuoteVersion } from "./contract.ts";
import { quoteEvent } from "./events.ts";
import * as quotes from "./repository.ts";

export const deleteQuote = command({
  name: "quotes.delete",
  summary: "Delete a quote that was not sent",
  access: "quotes:delete",
  route: "DELETE /quotes/:id",
  input: QuoteVersion,
  output: nothing,
  read: ({ input }) => ({ before: quotes.before(input.id) }),
  write: ({ input: { id, version } }) => ({
    lock: lock("quotes", id, version),
    editable: guard(quotes.isEditable(id), "quotes.not_editable"),
    ...quotes.remove(id),
  }),
  events: ({ input, rows: { before } }) => [quoteEvent("deleted", input.id, before[0])],
  result: () => null,
});
