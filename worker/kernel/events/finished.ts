import type { Ctx } from "../context.ts";
import { Failure } from "../errors.ts";
import { failDelivery, finishDelivery } from "./operations.ts";
import type { Outcome } from "./outcome.ts";

/** Runs the work of a booking and stores how it went. Throws only when that cannot be stored. */
export async function finished(
  ctx: Ctx,
  run: { eventId: string; consumer: string; attempt: number },
  work: () => Promise<unknown>,
): Promise<Outcome> {
  const started = ctx.clock.now();
  const line = { message: "delivery", tenant: ctx.tenant?.id, ...run };
  try {
    await inTime(work());
  } catch (error) {
    ctx.log.error(error);
    await ctx.run(failDelivery, { ...run, error: reasonOf(error) });
    ctx.log.end({ ...line, outcome: "failed", ms: ctx.clock.now() - started });
    return { retryIn: error instanceof Failure ? (error.retryAfter ?? 0) : 0 };
  }
  await ctx.run(finishDelivery, { eventId: run.eventId, consumer: run.consumer });
  ctx.log.end({ ...line, outcome: "done", ms: ctx.clock.now() - started });
  return "done";
}

/** Ends before the lease does, so that two runs of the same work never overlap for long. */
const MOST_MS = 240_000;

async function inTime(work: Promise<unknown>): Promise<void> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error("The consumer took too long")), MOST_MS);
  });
  try {
    await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}

function reasonOf(error: unknown): string {
  return (error instanceof Error ? error.message : String(error)).replaceAll("\0", "").slice(0, 500);
}
