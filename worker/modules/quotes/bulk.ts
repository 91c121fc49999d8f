import type { Bulk } from "#worker/kernel/db/bulk.ts";
import { ListQuotes } from "./contract.ts";
import * as quotes from "./repository.ts";
import { quotes as table } from "./tables.ts";

/** Which quotes are taken out as a file; none of their verbs is for many at once. */
export const quotesBulk: Bulk = {
  list: ListQuotes,
  matching: (input: Parameters<typeof quotes.ids>[0], most, ctx) => quotes.ids(input, most, ctx),
  rows: (_, ids) => quotes.these(ids),
  labelOf: ({ name }) => String(name),
  table,
  actions: {},
};
