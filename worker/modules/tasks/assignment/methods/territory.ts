import type { AssignmentMethod } from "./method.ts";

/** Who looks after the task's territory, or the nearest one above it where somebody does; of several, whose turn was longest ago. */
export const territory = { name: "territory", people: "none" } as const satisfies AssignmentMethod;
