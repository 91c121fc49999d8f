import type { Bulk } from "#worker/kernel/db/bulk.ts";
import { isArchived, isNotArchived, setting, verb } from "#worker/kernel/jobs/actions.ts";
import { archiveProduct } from "./archive-product.ts";
import { ListProducts } from "./contract.ts";
import * as products from "./repository.ts";
import { restoreProduct } from "./restore-product.ts";
import { products as table } from "./tables.ts";
import { updateProduct } from "./update-product.ts";

/** What can be done with many products at once. */
export const productsBulk: Bulk = {
  list: ListProducts,
  matching: (input: Parameters<typeof products.ids>[0], most, ctx) => products.ids(input, most, ctx),
  rows: (_, ids) => products.these(ids),
  labelOf: ({ name }) => String(name),
  table,
  actions: {
    update: setting(updateProduct, (row) => row),
    archive: verb(archiveProduct, restoreProduct, isArchived),
    restore: verb(restoreProduct, archiveProduct, isNotArchived),
  },
};
