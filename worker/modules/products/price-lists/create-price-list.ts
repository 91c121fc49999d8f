import { command } from "#worker/kernel/operation.ts";
import { theOne } from "#worker/kernel/the-one.ts";
import { priceListCreated } from "../events.ts";
import { CreatePriceList, PriceList } from "./contract.ts";
import * as lists from "./repository.ts";

export const createPriceList = command({
  name: "price_lists.create",
  summary: "Add a price list; the first one of its currency is the default",
  access: "products:write",
  route: "POST /price-lists",
  creates: true,
  input: CreatePriceList,
  output: PriceList,
  prepare: async ({ input, ctx }) => ({ id: ctx.newId(), currency: input.currency ?? ctx.tenant?.currency ?? "TRY" }),
  write: ({ input, prepared: { id, currency }, ctx }) => ({
    turn: lists.takeTurn(),
    ...(input.isDefault ? { room: lists.makeRoom({ currency }) } : {}),
    ...lists.insert({ ...input, id, currency }, ctx),
    found: lists.one(id),
  }),
  events: ({ prepared: { id } }) => [priceListCreated(id)],
  result: ({ found }) => theOne(found),
});
