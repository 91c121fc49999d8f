import type { Bulk } from "#worker/kernel/db/bulk.ts";
import { ListTrash } from "./contract.ts";
import { deleteTrashed } from "./delete-trashed.ts";
import * as trash from "./repository.ts";
import { restoreTrashed } from "./restore-trashed.ts";
import { trash as table } from "./tables.ts";

/** What can be done with many deleted records at once. */
export const trashBulk: Bulk = {
  list: ListTrash,
  matching: (input: Parameters<typeof trash.ids>[0], most, ctx) => trash.ids(input, most, ctx),
  rows: (_, ids) => trash.these(ids),
  labelOf: ({ label }) => String(label),
  table,
  actions: {
    restore: { operation: restoreTrashed, takes: [], input: ({ id }) => ({ id }) },
    delete: { operation: deleteTrashed, takes: [], input: ({ id }) => ({ id }) },
  },
};
