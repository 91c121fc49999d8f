export { findTenant, forgetTenant, readTenant } from "./find-tenant.ts";
export { normalizeHost } from "./host.ts";
export { tenantByHost, tenantById } from "./repository.ts";
