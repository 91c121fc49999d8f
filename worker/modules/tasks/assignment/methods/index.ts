import { leastLoad } from "./least-load.ts";
import { person } from "./person.ts";
import { roundRobin } from "./round-robin.ts";
import { territory } from "./territory.ts";

/** Every method. One more is a file here, a function in the database, its name in the table's CHECK, and its words. */
export const methods = [person, roundRobin, leastLoad, territory] as const;
export const METHODS = methods.map(({ name }) => name) as unknown as readonly [Method, ...Method[]];
export type Method = (typeof methods)[number]["name"];
