export { createView } from "./create-view.ts";
export { deleteView } from "./delete-view.ts";
export { listViews } from "./list-views.ts";
export { reorderViews } from "./reorder-views.ts";
export { setDefaultView } from "./set-default-view.ts";
export { updateView } from "./update-view.ts";
