export const ROLE_SORTS = ["name", "createdAt"] as const;
export const SCOPES = ["own", "team", "territory", "all"] as const;
