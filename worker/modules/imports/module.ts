import type { Module } from "#worker/kernel/module.ts";
import { checkImport } from "./check-import.ts";
import { emptyOld } from "./empty-old.ts";
import { failedRows } from "./failed-rows.ts";
import { getImport } from "./get-import.ts";
import { listImports } from "./list-imports.ts";
import { startImport } from "./start-import.ts";
import { updateImport } from "./update-import.ts";

/** Files that become records. */
export const importsModule: Module = {
  name: "imports",
  operations: [listImports, getImport, updateImport, checkImport, startImport, failedRows],
  permissions: [{ name: "imports:write", scoped: false, defaults: { manager: "all" } }],
  // Only a Worker that reads or writes a file needs what they need.
  jobs: [
    { kind: "import_read", step: async (...at) => (await import("./read-file.ts")).readFile(...at) },
    { kind: "import_check", step: async (...at) => (await import("./take-rows.ts")).checkRows(...at) },
    { kind: "import", step: async (...at) => (await import("./take-rows.ts")).takeRows(...at) },
  ],
  schedules: [{ name: "imports.empty", cron: "23 3 * * *", each: "platform", run: emptyOld }],
};
