import { lock } from "#worker/kernel/db/guard.ts";
import { command } from "#worker/kernel/operation.ts";
import { theOne } from "#worker/kernel/the-one.ts";
import { priceListRestored } from "../events.ts";
import { PriceList, PriceListVersion } from "./contract.ts";
import * as lists from "./repository.ts";

export const restorePriceList = command({
  name: "price_lists.restore",
  summary: "Use an archived price list again",
  access: "products:write",
  route: "POST /price-lists/:id/restore",
  input: PriceListVersion,
  output: PriceList,
  write: ({ input: { id, version } }) => ({
    turn: lists.takeTurn(),
    lock: lock("price_lists", id, version),
    changed: lists.restore(id),
    found: lists.one(id),
  }),
  events: ({ input }) => [priceListRestored(input.id)],
  result: ({ found }) => theOne(found),
});
