import type { Ctx } from "#worker/kernel/context.ts";
import type { BulkAction } from "#worker/kernel/db/bulk.ts";
import { Failure } from "#worker/kernel/errors.ts";
import { enlist } from "#worker/kernel/jobs/repository.ts";
import { sendJob, startJob } from "#worker/kernel/jobs/start.ts";
import { command } from "#worker/kernel/operation.ts";
import { parse } from "#worker/kernel/parse.ts";
import { theOne } from "#worker/kernel/the-one.ts";
import { bulkFor } from "./bulk-for.ts";
import { CreateJob, Job } from "./contract.ts";
import { jobStarted } from "./events.ts";
import { MOST_ROWS } from "./options.ts";
import { checkOwn, mustSeeFields } from "./own-values.ts";
import { mustHold, mustSeePicked, pickedIds, under } from "./picked.ts";
import * as jobs from "./repository.ts";
import { told } from "./shown-job.ts";

type Asked = {
  subject: string;
  action: string;
  values: Record<string, unknown>;
};

/**
 * Which records it is about is fixed at once. Each is then changed by the same operation that changes one, with the rights
 * of who asked: what fails is told row by row.
 */
export const createJob = command({
  name: "jobs.create",
  summary: "Change many records in the background: those named, or all that match",
  access: "staff",
  route: "POST /jobs",
  creates: true,
  input: CreateJob,
  output: Job,
  prepare: async ({ input, ctx }) => {
    const bulk = bulkFor(input.subject, ctx);
    const action = Object.hasOwn(bulk.actions, input.action) ? bulk.actions[input.action] : undefined;
    if (!action) throw refused("action", "bad_value");
    checkValues(action, input, ctx);
    return { id: ctx.newId(), bulk, action };
  },
  read: () => ({}),
  write: ({ input, prepared: { id, bulk, action }, seen, ctx }) => {
    const { subject, values } = input;
    const permission = bulk.rightTo?.(action.operation, subject, ctx) ?? action.operation.access;
    mustHold(seen, permission);
    mustSeeFields(seen, input, ctx);
    const job = { id, kind: "bulk", subject, input: { action: input.action, values, select: input.select } };
    return {
      ...mustSeePicked(bulk, input, ctx),
      ...startJob(job, enlist(id, pickedIds(bulk, input, ctx))),
      few: jobs.mustFit(id, MOST_ROWS),
      made: jobs.one(id),
    };
  },
  events: ({ input: { subject, action }, prepared: { id } }) => [jobStarted(id, { subject, action })],
  result: ({ made }, at) => told(at)(theOne(made)),
  after: ({ prepared: { id }, ctx }) => sendJob(ctx, id),
});

/** What no record would take is refused before there is a job. */
function checkValues({ operation, input, takes }: BulkAction, { subject, values }: Asked, ctx: Ctx): void {
  const strange = Object.keys(values).filter((name) => takes && !takes.includes(name));
  if (strange.length > 0)
    throw new Failure("invalid", "invalid", {
      fields: strange.map((name) => ({ path: `values.${name}`, reason: "unknown_field" })),
    });
  const sample = input({ id: ctx.newId(), version: 1 }, values, { subject, ctx });
  const checked = sample && parse(operation.input, sample);
  if (checked instanceof Failure) throw under("values", checked);
  checkOwn({ subject, values }, ctx);
}

function refused(path: string, reason: string): Failure {
  return new Failure("invalid", "invalid", { fields: [{ path, reason }] });
}
