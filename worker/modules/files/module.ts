import type { Module } from "#worker/kernel/module.ts";
import { getFile } from "./get-file.ts";

/** Files that people bring. Everybody may, if only for a picture of themselves. */
export const filesModule: Module = {
  name: "files",
  operations: [getFile],
  permissions: [{ name: "files:write", scoped: false, defaults: { manager: "all", member: "all", viewer: "all" } }],
};
