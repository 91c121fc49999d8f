import { sweepJobs } from "#worker/kernel/jobs/work.ts";
import type { Module } from "#worker/kernel/module.ts";
import { cancelJob } from "./cancel-job.ts";
import { changeRows, undoRows } from "./change-rows.ts";
import { createJob } from "./create-job.ts";
import { getJob } from "./get-job.ts";
import { listJobRows } from "./list-job-rows.ts";
import { listJobs } from "./list-jobs.ts";
import { undoJob } from "./undo-job.ts";

/** Work in the background, and changing many records at once. */
export const jobsModule: Module = {
  name: "jobs",
  operations: [listJobs, getJob, listJobRows, createJob, cancelJob, undoJob],
  permissions: [{ name: "jobs:read", scoped: false, defaults: {} }],
  jobs: [changeRows, undoRows],
  schedules: [{ name: "jobs.sweep", cron: "* * * * *", each: "platform", run: sweepJobs }],
};
