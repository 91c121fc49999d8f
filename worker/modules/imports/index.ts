export { checkImport } from "./check-import.ts";
export { failedRows } from "./failed-rows.ts";
export { getImport } from "./get-import.ts";
export { listImports } from "./list-imports.ts";
export { importRoutes } from "./routes.ts";
export { startImport } from "./start-import.ts";
export { labelOf, targetsOf } from "./targets.ts";
export { updateImport } from "./update-import.ts";
export { uploadImport } from "./upload-import.ts";
