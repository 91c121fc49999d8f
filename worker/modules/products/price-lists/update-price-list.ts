import { guard, lock } from "#worker/kernel/db/guard.ts";
import { command } from "#worker/kernel/operation.ts";
import { theOne } from "#worker/kernel/the-one.ts";
import { priceListUpdated } from "../events.ts";
import { PriceList, UpdatePriceList } from "./contract.ts";
import * as lists from "./repository.ts";

export const updatePriceList = command({
  name: "price_lists.update",
  summary: "Change a price list, or make it the default of its currency; what is left out stays",
  access: "products:write",
  route: "PATCH /price-lists/:id",
  input: UpdatePriceList,
  output: PriceList,
  write: ({ input: { id, version, ...values }, ctx }) => ({
    ...(values.isDefault ? { turn: lists.takeTurn() } : {}),
    lock: lock("price_lists", id, version),
    days: lists.mustEndAfterStart(id, values),
    ...(values.isDefault
      ? { there: guard(lists.isInUse(id), "price_lists.archived"), room: lists.makeRoom({ id }) }
      : {}),
    ...lists.update(id, values, ctx),
    found: lists.one(id),
  }),
  events: ({ input: { id, version: _, ...values } }) => [priceListUpdated(id, Object.keys(values))],
  result: ({ found }) => theOne(found),
});
