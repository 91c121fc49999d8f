import type { Module } from "#worker/kernel/module.ts";
import { trashBulk } from "./bulk.ts";
import { deleteTrashed } from "./delete-trashed.ts";
import { listTrash } from "./list-trash.ts";
import { purgeTrash } from "./purge-trash.ts";
import { restoreTrashed } from "./restore-trashed.ts";

/** Deleted records, for 30 days. */
export const trashModule: Module = {
  name: "trash",
  operations: [listTrash, restoreTrashed, deleteTrashed],
  permissions: [{ name: "trash:manage", scoped: false, defaults: { manager: "all" } }],
  bulk: { trash: trashBulk },
  schedules: [{ name: "trash.purge", cron: "13 * * * *", each: "platform", run: purgeTrash }],
};
