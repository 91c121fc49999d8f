export { findTenant, forgetTenant, readTenant } from "./find-tenant.ts";
export { normalizeHost } from "./host.ts";
export { brandIcon, manifest } from "./manifest.ts";
export { tenantByHost, tenantById } from "./repository.ts";
export { visitor } from "./visitor.ts";
