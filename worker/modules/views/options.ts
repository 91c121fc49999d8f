/** Lists that can be saved. */
export const VIEW_RESOURCES = ["customers", "deals", "projects", "tasks"] as const;
export const MOST_VIEWS = 100;
