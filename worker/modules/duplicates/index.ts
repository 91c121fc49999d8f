export { checkDuplicates } from "./check-duplicates.ts";
export { compareRecords } from "./compare-records.ts";
export { dismissDuplicates } from "./dismiss-duplicates.ts";
export { listDuplicates } from "./list-duplicates.ts";
export { mergeRecords } from "./merge-records.ts";
export { reconsiderDuplicates } from "./reconsider-duplicates.ts";
export { scanDuplicates } from "./scan-duplicates.ts";
