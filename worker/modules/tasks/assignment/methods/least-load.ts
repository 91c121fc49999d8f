import type { AssignmentMethod } from "./method.ts";

/** Who has the fewest open tasks, overdue ones counted twice; of two, whose turn was longest ago. */
export const leastLoad = { name: "least_load", people: "some" } as const satisfies AssignmentMethod;
