export { checkDuplicates } from "./check-duplicates.ts";
export { dismissDuplicates } from "./dismiss-duplicates.ts";
export { listDuplicates } from "./list-duplicates.ts";
export { reconsiderDuplicates } from "./reconsider-duplicates.ts";
export { scanDuplicates } from "./scan-duplicates.ts";
