export { bulkFor } from "./bulk-for.ts";
export { cancelJob } from "./cancel-job.ts";
export { createJob } from "./create-job.ts";
export { getJob } from "./get-job.ts";
export { listJobRows } from "./list-job-rows.ts";
export { listJobs } from "./list-jobs.ts";
export { undoJob } from "./undo-job.ts";
