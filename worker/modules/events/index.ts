export { listDeadAnywhere } from "./list-dead-anywhere.ts";
export { retryDeadAnywhere } from "./retry-dead-anywhere.ts";
