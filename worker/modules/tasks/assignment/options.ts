export const MOST_RULES = 50;
export const MOST_PEOPLE = 100;
/** Why somebody could not get a task. */
export const REFUSALS = ["inactive", "cannot_see", "off_hours"] as const;
