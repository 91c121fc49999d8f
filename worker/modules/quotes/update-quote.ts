import { guard, lock, mustSee } from "#worker/kernel/db/guard.ts";
import { Failure } from "#worker/kernel/errors.ts";
import { command } from "#worker/kernel/operation.ts";
import { Quote, UpdateQuote } from "./contract.ts";
import { quoteEvent } from "./events.ts";
import * as written from "./lines/repository.ts";
import { addedUp, linesFrom } from "./priced-lines.ts";
import { productsOf } from "./products-of.ts";
import * as quotes from "./repository.ts";
import { shownQuote } from "./shown-quote.ts";
import { today } from "./today.ts";

/** What a quote's price follows from, and for whom it is: whoever approved it approved these. */
const PRICES = ["lines", "discountBp", "discountMinor", "currency", "priceListId", "customerId"] as const;

/** Fails with `quotes.not_editable` once it was sent: that has a new version made. */
export const updateQuote = command({
  name: "quotes.update",
  summary: "Change a quote that was not sent; what is left out stays. A changed price takes its approval away",
  access: "quotes:write",
  route: "PATCH /quotes/:id",
  input: UpdateQuote,
  output: Quote,
  prepare: async ({ input, ctx }) => ({ lineIds: (input.lines ?? []).map(() => ctx.newId()), spare: ctx.newId() }),
  read: ({ input: { id, currency, priceListId, lines = [] }, ctx }) => ({
    before: quotes.before(id),
    lines: written.linesOf(id),
    offers: quotes.offered(id, { ids: productsOf(lines), currency, priceListId, day: today(ctx) }),
  }),
  write: ({
    input,
    prepared: { lineIds, spare },
    rows: {
      before: [before],
      lines: stored,
      offers,
    },
    ctx,
  }) => {
    const { id, version, lines: sent, ...values } = input;
    if (before && values.currency && values.currency !== before.currency && !sent)
      throw new Failure("invalid", "invalid", { fields: [{ path: "lines", reason: "quotes.currency_needs_lines" }] });
    const fresh = PRICES.some((name) => input[name] !== undefined);
    const day = today(ctx);
    const discount = discountOf(values, before);
    const listed = (productId: string | null) => offers.find((one) => one.productId === productId)?.priceMinor ?? null;
    const priced = sent
      ? linesFrom(sent, offers)
      : stored.map((line) => ({ ...line, listPriceMinor: listed(line.productId) }));
    const { sums, lines } = addedUp(priced, discount);
    return {
      // What was read is what is added up.
      lock: lock("quotes", id, version ?? (fresh ? before?.version : undefined)),
      editable: guard(quotes.isEditable(id), "quotes.not_editable"),
      customer: mustSee("customers", values.customerId, "customerId"),
      deal: mustSee("deals", values.dealId, "dealId"),
      owner: mustSee("users", values.ownerId, "ownerId"),
      list: mustSee("price_lists", values.priceListId, "priceListId"),
      products: written.mustSeeProducts(sent ?? []),
      ...quotes.update(id, { ...values, ...(fresh ? { ...sums, ...discount } : {}) }, fresh, day, ctx),
      ...(values.priceListId
        ? { holds: guard(quotes.listSuits(id, values.priceListId, day), "quotes.wrong_price_list") }
        : {}),
      ...(fresh
        ? written.setLines(
            id,
            lines.map((line, at) => ({ ...line, id: lineIds[at] ?? spare })),
          )
        : {}),
      suits: guard(quotes.dealSuits(id), "quotes.other_customer"),
      ...quotes.one(id),
    };
  },
  events: ({ input: { id, version: _, ...values }, rows: { before } }) => [
    quoteEvent("updated", id, before[0], { fields: Object.keys(values) }),
  ],
  result: (rows) => shownQuote(rows),
});

type Discounts = { discountBp?: number | null | undefined; discountMinor?: number | null | undefined };

/** The one that was sent takes the other's place. */
function discountOf(sent: Discounts, stored: Discounts | undefined) {
  const { discountBp = stored?.discountBp ?? null, discountMinor = stored?.discountMinor ?? null } = sent;
  if (typeof sent.discountMinor === "number") return { discountBp: null, discountMinor };
  if (typeof sent.discountBp === "number") return { discountBp, discountMinor: null };
  return { discountBp, discountMinor };
}
