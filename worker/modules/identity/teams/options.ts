export const TEAM_SORTS = ["name", "createdAt"] as const;
export const TEAM_FIELDS = {} as const;
