export { fileName } from "./download.ts";
export { getFile } from "./get-file.ts";
export { readAtMost } from "./read-at-most.ts";
export { fileRoutes } from "./routes.ts";
export { uploadFile } from "./upload.ts";
