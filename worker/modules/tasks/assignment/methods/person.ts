import type { AssignmentMethod } from "./method.ts";

/** The person who is named. */
export const person = { name: "person", people: "one" } as const satisfies AssignmentMethod;
