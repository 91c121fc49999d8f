import type { Module } from "#worker/kernel/module.ts";
import { searchEverything } from "./search-everything.ts";

/** Stands after the records that it looks through; they do not know of it. */
export const searchModule: Module = { name: "search", operations: [searchEverything] };
