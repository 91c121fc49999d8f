import type { Module } from "#worker/kernel/module.ts";
import { createExport } from "./create-export.ts";
import { deleteExport } from "./delete-export.ts";
import { downloadByLink } from "./download-by-link.ts";
import { downloadExport } from "./download-export.ts";
import { getExport } from "./get-export.ts";
import { listExports } from "./list-exports.ts";
import { removeExpired } from "./remove-expired.ts";
import { shareExport } from "./share-export.ts";

/** Records that become files. */
export const exportsModule: Module = {
  name: "exports",
  operations: [listExports, getExport, createExport, shareExport, deleteExport, downloadExport, downloadByLink],
  permissions: [{ name: "export:read", scoped: false, defaults: { manager: "all" } }],
  // Only a Worker that writes a file needs what that needs.
  jobs: [{ kind: "export", step: async (...at) => (await import("./write-file.ts")).writeFile(...at) }],
  schedules: [{ name: "exports.remove_expired", cron: "41 * * * *", each: "platform", run: removeExpired }],
};
