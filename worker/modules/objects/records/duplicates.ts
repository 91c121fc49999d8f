import type { Duplicable } from "#worker/kernel/db/duplicable.ts";
import { records } from "../tables.ts";
import { recordsMerged } from "./events.ts";

/** Which records of an own object may be one. */
export const recordsDuplicates: Duplicable = {
  table: records,
  details: ({ custom }) => Object.values((custom ?? {}) as object).filter((value) => typeof value === "string"),
  merged: recordsMerged,
};
