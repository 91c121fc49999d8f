export { findTenant, forgetTenant, readTenant } from "./find-tenant.ts";
export { normalizeHost } from "./host.ts";
export { brandIcon, serveIcon, serveMark } from "./icon/serve-icon.ts";
export { iconsOf } from "./icon/version.ts";
export { manifest } from "./manifest.ts";
export { tenantByHost, tenantById } from "./repository.ts";
export { getSettings } from "./settings/get-settings.ts";
export { updateSettings } from "./settings/update-settings.ts";
export { visitor } from "./visitor.ts";
