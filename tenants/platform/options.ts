export const TENANT_STATUSES = ["active", "read_only", "suspended"] as const;
export const LANGUAGES = ["tr", "en"] as const;
