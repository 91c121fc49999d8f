import type { Module } from "#worker/kernel/module.ts";
import { getFile } from "./get-file.ts";
import { removeUnheld } from "./remove-unheld.ts";

/** Files that people bring. Everybody may, if only for a picture of themselves. */
export const filesModule: Module = {
  name: "files",
  operations: [getFile],
  schedules: [{ name: "files.remove_unheld", cron: "41 2 * * *", each: "tenant", run: removeUnheld }],
  permissions: [{ name: "files:write", scoped: false, defaults: { manager: "all", member: "all", viewer: "all" } }],
};
