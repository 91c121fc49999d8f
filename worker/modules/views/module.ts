import type { Module } from "#worker/kernel/module.ts";
import { createView } from "./create-view.ts";
import { deleteView } from "./delete-view.ts";
import { listViews } from "./list-views.ts";
import { reorderViews } from "./reorder-views.ts";
import { setDefaultView } from "./set-default-view.ts";
import { updateView } from "./update-view.ts";

/** Saved lists. Stands after the records, whose lists say what can be saved. */
export const viewsModule: Module = {
  name: "views",
  operations: [listViews, createView, updateView, deleteView, reorderViews, setDefaultView],
  permissions: [{ name: "views:write", scoped: false, defaults: { manager: "all" } }],
};
