import type { Ctx } from "#worker/kernel/context.ts";
import type { Event } from "#worker/kernel/events/event.ts";
import { createCustomer } from "#worker/modules/customers/index.ts";
import { createDeal, createPipeline } from "#worker/modules/pipeline/index.ts";
import { type Fixture, freshTenant } from "#worker/testing/fixture.ts";
import { createQuote, sendQuote, shareQuote } from "./index.ts";
import { mailQuote } from "./lifecycle/mail-quote.ts";

/** A tenant with a customer and a deal, for the suites of quotes. `ctx` is its owner's. */
export async function quoteTenant() {
  const t: Fixture = await freshTenant();
  const ctx = await t.as("owner");
  const customer = { kind: "company", name: "Yücel Mimarlık", taxNumber: "4810058590", taxOffice: "Konak" } as const;
  const { id: customerId } = await ctx.run(createCustomer, customer);
  const { stages } = await ctx.run(createPipeline, { name: "Satış", stages: [{ name: "Yeni", probability: 20 }] });
  const deal = (values: object = {}) =>
    ctx.run(createDeal, { name: "Web sitesi", customerId, stageId: stages[0]?.id, amountMinor: 1, ...values });
  const write = (values: object = {}, by: Ctx = ctx) =>
    by.run(createQuote, {
      name: "Web sitesi",
      customerId,
      emails: ["deniz@yucel.example"],
      lines: [{ name: "Tasarım", quantity: 2, unitPriceMinor: 10_000_00, vatBp: 2000 }],
      ...values,
    });
  return {
    t,
    ctx,
    customerId,
    deal,
    write,
    /** A quote that was sent, and the token of its link. */
    async sent(values: object = {}) {
      const { id } = await write(values);
      const quote = await ctx.run(sendQuote, { id, mail: false });
      return { quote, id, token: await tokenOf(ctx, id) };
    },
    /** What the listener does when a quote is to be mailed. */
    mail: (id: string) =>
      mailQuote.handle({ name: "quotes.sent", subjectId: id, payload: { mail: true } } as unknown as Event, t.system()),
    eventsOf: async (id: string) =>
      (await t.sql<{ name: string }>("select name from events where subject_id = $1 order by id", [id])).map(
        ({ name }) => name,
      ),
  };
}

export async function tokenOf(ctx: Ctx, id: string): Promise<string> {
  const { url } = await ctx.run(shareQuote, { id });
  return url.slice(url.lastIndexOf("/") + 1);
}
