import { guard, mustSee } from "#worker/kernel/db/guard.ts";
import { command } from "#worker/kernel/operation.ts";
import { addDays } from "#worker/kernel/time.ts";
import { CreateQuote, Quote } from "./contract.ts";
import * as written from "./lines/repository.ts";
import { FIRST_SETTINGS } from "./options.ts";
import { addedUp, linesFrom } from "./priced-lines.ts";
import { productsOf } from "./products-of.ts";
import * as quotes from "./repository.ts";
import * as settings from "./settings/repository.ts";
import { shownQuote } from "./shown-quote.ts";
import { today } from "./today.ts";

export const createQuote = command({
  name: "quotes.create",
  summary: "Write a quote for a customer, as a draft",
  access: "quotes:write",
  route: "POST /quotes",
  creates: true,
  input: CreateQuote,
  output: Quote,
  prepare: async ({ input, ctx }) => ({
    id: ctx.newId(),
    lineIds: input.lines.map(() => ctx.newId()),
    currency: input.currency ?? ctx.tenant?.currency ?? "TRY",
  }),
  read: ({ input, prepared, ctx }) => ({
    settings: settings.current(),
    offers: quotes.offered(null, {
      ids: productsOf(input.lines),
      currency: prepared.currency,
      priceListId: input.priceListId,
      day: today(ctx),
    }),
  }),
  write: ({
    input,
    prepared: { id, lineIds, currency },
    rows: {
      settings: [set],
      offers,
    },
    ctx,
  }) => {
    const { lines: sent, ...values } = input;
    const { sums, lines } = addedUp(linesFrom(sent, offers), values);
    const day = today(ctx);
    const defaults = {
      language: ctx.tenant?.language ?? "tr",
      validUntil: addDays(day, set?.validDays ?? FIRST_SETTINGS.validDays),
      terms: set?.terms ?? null,
    };
    return {
      customer: mustSee("customers", values.customerId, "customerId"),
      deal: mustSee("deals", values.dealId, "dealId"),
      owner: mustSee("users", values.ownerId, "ownerId"),
      list: mustSee("price_lists", values.priceListId, "priceListId"),
      ...(values.priceListId
        ? { holds: guard(quotes.listHolds(values.priceListId, currency, day), "quotes.wrong_price_list") }
        : {}),
      products: written.mustSeeProducts(sent),
      ...quotes.insert({ ...defaults, ...sums, ...values, id, currency }, day, ctx),
      ...written.setLines(
        id,
        lines.map((line, at) => ({ ...line, id: lineIds[at] ?? id })),
      ),
      suits: guard(quotes.dealSuits(id), "quotes.other_customer"),
      ...quotes.one(id),
    };
  },
  events: ({ input: { customerId, dealId = null }, prepared: { id } }) => [
    { name: "quotes.created", subject: "quotes", subjectId: id, customerId, payload: dealId ? { dealId } : {} },
  ],
  result: (rows) => shownQuote(rows),
});
