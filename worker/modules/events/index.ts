export { listDeadAnywhere } from "./list-dead-anywhere.ts";
export { listDeadTenants } from "./list-dead-tenants.ts";
export { retryDeadAnywhere } from "./retry-dead-anywhere.ts";
