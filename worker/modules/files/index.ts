export { getFile } from "./get-file.ts";
export { fileRoutes } from "./routes.ts";
export { uploadFile } from "./upload.ts";
