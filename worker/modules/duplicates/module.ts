import type { Module } from "#worker/kernel/module.ts";
import { checkDuplicates } from "./check-duplicates.ts";
import { compareRecords } from "./compare-records.ts";
import { findAgain, followJob } from "./consumers.ts";
import { dismissDuplicates } from "./dismiss-duplicates.ts";
import { listDuplicates } from "./list-duplicates.ts";
import { mergeRecords } from "./merge-records.ts";
import { reconsiderDuplicates } from "./reconsider-duplicates.ts";
import { scanDuplicates, scanRecords } from "./scan-duplicates.ts";

/** Records that may be one, whichever kind they are: found, looked at, made one. */
export const duplicatesModule: Module = {
  name: "duplicates",
  operations: [
    listDuplicates,
    checkDuplicates,
    compareRecords,
    mergeRecords,
    dismissDuplicates,
    reconsiderDuplicates,
    scanDuplicates,
  ],
  consumers: [findAgain, followJob],
  jobs: [scanRecords],
};
