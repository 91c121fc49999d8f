import type { Ctx } from "../context.ts";
import type { Statement, Statements } from "../db/builder.ts";
import type { NewJob } from "./repository.ts";
import * as repository from "./repository.ts";

/** What a command writes to start a job, `rows` with it where it has some; `sendJob` belongs into its `after`. */
export function startJob(job: NewJob, enlisted?: Statement<unknown>): Statements {
  return {
    job: repository.insert(job),
    ...(enlisted ? { enlisted, counted: repository.count(job.id) } : {}),
  };
}

/** Sends the message that has a Worker take the job on. What gets lost is found by the sweep. */
export async function sendJob(ctx: Ctx, id: string): Promise<void> {
  if (ctx.tenant) await ctx.services.queues.work(ctx.tenant.id, id);
}
