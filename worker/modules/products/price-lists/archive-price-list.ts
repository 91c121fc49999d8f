import { guard, lock } from "#worker/kernel/db/guard.ts";
import { command } from "#worker/kernel/operation.ts";
import { theOne } from "#worker/kernel/the-one.ts";
import { priceListArchived } from "../events.ts";
import { PriceList, PriceListVersion } from "./contract.ts";
import * as lists from "./repository.ts";

/** Fails with `price_lists.is_default` while other lists of its currency are in use: one of them has to be the default first. */
export const archivePriceList = command({
  name: "price_lists.archive",
  summary: "Put a price list away; quotes that were written with it stay as they are",
  access: "products:write",
  route: "POST /price-lists/:id/archive",
  input: PriceListVersion,
  output: PriceList,
  write: ({ input: { id, version }, ctx }) => ({
    turn: lists.takeTurn(),
    lock: lock("price_lists", id, version),
    default: guard(lists.mayGo(id), "price_lists.is_default"),
    ...lists.update(id, { archivedAt: new Date(ctx.clock.now()).toISOString(), isDefault: false }, ctx),
    found: lists.one(id),
  }),
  events: ({ input }) => [priceListArchived(input.id)],
  result: ({ found }) => theOne(found),
});
