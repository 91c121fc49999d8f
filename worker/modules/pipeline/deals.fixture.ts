import type { Ctx } from "#worker/kernel/context.ts";
import { createCustomer } from "#worker/modules/customers/index.ts";
import { type Fixture, freshTenant } from "#worker/testing/fixture.ts";
import { createDeal, createPipeline } from "./index.ts";

/** A tenant with one customer, for the suites of deals. `ctx` is its owner's. */
export async function dealTenant() {
  const t: Fixture = await freshTenant();
  const ctx = await t.as("owner");
  const { id: customerId } = await ctx.run(createCustomer, { kind: "company", name: "Yücel Mimarlık" });
  return {
    t,
    ctx,
    customerId,
    /** A pipeline of its own for each test, so that boards and counts start empty: Yeni 20 %, Teklif 50 %, Pazarlık 80 %. */
    async pipeline() {
      const wanted = ["Yeni", "Teklif", "Pazarlık"].map((name, i) => ({ name, probability: 20 + 30 * i }));
      const made = await ctx.run(createPipeline, { name: crypto.randomUUID(), stages: wanted });
      const [first, second, third] = made.stages.map(({ id }) => id) as [string, string, string];
      return {
        pipelineId: made.id,
        first,
        second,
        third,
        add: (values: object = {}, by: Ctx = ctx) =>
          by.run(createDeal, { name: "Web sitesi", customerId, stageId: first, ...values }),
      };
    },
    eventsOf: (id: string) =>
      t.sql<{ name: string; customer_id: string; payload: Record<string, unknown> }>(
        "select name, customer_id, payload from events where subject_id = $1 order by id",
        [id],
      ),
  };
}
