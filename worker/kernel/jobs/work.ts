import { z } from "zod";
import type { Ctx } from "../context.ts";
import { Failure } from "../errors.ts";
import type { Outcome } from "../events/outcome.ts";
import type { Relay } from "../events/relay.ts";
import { command } from "../operation.ts";
import type { JobKind } from "./job.ts";
import { type Refusal, refusalOf } from "./refusal.ts";
import type { Taken } from "./repository.ts";
import * as repository from "./repository.ts";

/** How long one message works, in milliseconds; then the next one goes on. */
const AT_ONCE_MS = 20_000;
const MOST_ATTEMPTS = 6;

/**
 * Works on a job for a while: as who asked for it, step by step, until it is done, has failed or its time is up. Several
 * messages for one job do no harm: only one Worker holds it.
 */
export async function work(tenantId: string, id: string, relay: Relay): Promise<Outcome> {
  const system = await relay.open(tenantId);
  if (!system) return "done";
  const { job } = await system.run(takeJob, { id });
  if (!job) return "done";
  system.log.set({ message: "job", tenant: tenantId, job: id, kind: job.kind });
  try {
    return await steps(job, system, relay);
  } catch (error) {
    return await failed(job, system, error);
  } finally {
    await tell(system, job);
    system.log.end({});
  }
}

async function steps(job: Taken, system: Ctx, relay: Relay): Promise<Outcome> {
  const kind = kinds(relay).find((one) => one.kind === job.kind);
  const ctx = await relay.open(system.tenant?.id ?? null, 0, job);
  if (!(kind && ctx)) throw new Failure("not_found");
  const started = system.clock.now();
  let told = started;
  while (system.clock.now() - started < AT_ONCE_MS) {
    if ((await kind.step(job, ctx)) === "done") {
      await system.run(endJob, { id: job.id, status: "done", problem: null });
      return "done";
    }
    if (system.clock.now() - told > TOLD_EVERY_MS) {
      told = system.clock.now();
      await tell(system, job);
    }
  }
  await system.run(releaseJob, { id: job.id });
  await system.services.queues.work(system.tenant?.id ?? "", job.id);
  return "done";
}

const TOLD_EVERY_MS = 2000;

/** A refusal that no repeat would mend ends the job, so does anything that fails again and again. */
async function failed(job: Taken, system: Ctx, error: unknown): Promise<Outcome> {
  const failure = error instanceof Failure ? error : new Failure("internal");
  // Cancelled, or another Worker is on it: nothing is left to do here.
  if (failure.reason === "jobs.ended" || failure.reason === "jobs.booked") return "done";
  const passing = failure.code === "internal" || failure.code === "unavailable" || failure.retryAfter !== undefined;
  system.log.error(error);
  if (passing && job.attempts + 1 < MOST_ATTEMPTS) {
    await system.run(failJobOnce, { id: job.id });
    return { retryIn: failure.retryAfter ?? 0 };
  }
  await system.run(endJob, { id: job.id, status: "failed", problem: refusalOf(failure) });
  return "done";
}

/** Open pages read the job, and what it changed, anew. */
async function tell({ tenant, services }: Ctx, job: Taken): Promise<void> {
  if (tenant) await services.live.tell(tenant.id, ["jobs", job.subject]);
}

function kinds(relay: Relay): JobKind[] {
  return relay.modules.flatMap((module) => module.jobs ?? []);
}

/** Sends again what nobody works on any more. */
export async function sweepJobs(ctx: Ctx): Promise<void> {
  const { found } = await ctx.run(findAbandoned, { most: 200 });
  for (const { tenantId, id } of found) await ctx.services.queues.work(tenantId, id);
  ctx.log.set({ jobs: found.length });
}

const access = "events:manage";
const uuid = z.string().length(36);

const takeJob = command({
  name: "jobs.take",
  summary: "Take a job on",
  access,
  input: z.object({ id: uuid }),
  output: z.object({ job: z.custom<Taken>().nullable() }),
  write: ({ input }) => ({ taken: repository.take(input.id) }),
  result: ({ taken }) => taken,
});

const releaseJob = command({
  name: "jobs.release",
  summary: "Leave a job to the next message",
  access,
  input: z.object({ id: uuid }),
  output: z.null(),
  write: ({ input }) => ({ released: repository.release(input.id) }),
  result: () => null,
});

const failJobOnce = command({
  name: "jobs.fail_once",
  summary: "A run of a job failed",
  access,
  input: z.object({ id: uuid }),
  output: z.null(),
  write: ({ input }) => ({ failed: repository.failedOnce(input.id) }),
  result: () => null,
});

const endJob = command({
  name: "jobs.end",
  summary: "A job is over",
  access,
  input: z.object({ id: uuid, status: z.enum(["done", "failed"]), problem: z.custom<Refusal>().nullable() }),
  output: z.null(),
  write: ({ input }) => ({ ended: repository.end(input.id, input.status, input.problem) }),
  events: ({ input }) => [
    { name: "jobs.ended", subject: "jobs", subjectId: input.id, payload: { status: input.status } },
  ],
  result: () => null,
});

const findAbandoned = command({
  name: "jobs.find_abandoned",
  summary: "Jobs that nobody works on",
  access,
  input: z.object({ most: z.number() }),
  output: z.object({ found: z.array(z.object({ tenantId: z.string(), id: z.string() })) }),
  write: ({ input }) => ({ found: repository.abandoned(input.most) }),
  result: (found) => found,
});
