import type { Module } from "#worker/kernel/module.ts";
import { checkImport } from "./check-import.ts";
import { failedRows } from "./failed-rows.ts";
import { getImport } from "./get-import.ts";
import { listImports } from "./list-imports.ts";
import { readFile } from "./read-file.ts";
import { startImport } from "./start-import.ts";
import { checkRows, takeRows } from "./take-rows.ts";
import { updateImport } from "./update-import.ts";

/** Files that become records. */
export const importsModule: Module = {
  name: "imports",
  operations: [listImports, getImport, updateImport, checkImport, startImport, failedRows],
  permissions: [{ name: "imports:write", scoped: false, defaults: { manager: "all" } }],
  jobs: [readFile, checkRows, takeRows],
};
