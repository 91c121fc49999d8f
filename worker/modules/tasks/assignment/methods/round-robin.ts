import type { AssignmentMethod } from "./method.ts";

/** Whose turn by this rule was longest ago. */
export const roundRobin = { name: "round_robin", people: "some" } as const satisfies AssignmentMethod;
