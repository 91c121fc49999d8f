export { deleteTrashed } from "./delete-trashed.ts";
export { listTrash } from "./list-trash.ts";
export { restoreTrashed } from "./restore-trashed.ts";
