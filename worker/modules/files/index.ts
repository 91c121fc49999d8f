export { getFile } from "./get-file.ts";
export { fileRoutes } from "./routes.ts";
export { type Upload, uploadFile } from "./upload.ts";
