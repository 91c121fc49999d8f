import type { Ctx } from "../context.ts";

/** A job as its kind works on it. `id` is also the request id of all that it writes, so the audit log finds it. */
export type Job = { id: string; kind: string; subject: string; input: Record<string, unknown>; undoes: string | null };

/**
 * How a kind of long work is done. `step` does a part of it, a second or so, and says whether there is more: everything it
 * writes is booked in the same transaction, so that a Worker that dies in between repeats nothing. Throws a `Failure` that
 * no repeat would mend to end the job; anything else is tried again.
 */
export type JobKind = { kind: string; step(job: Job, ctx: Ctx): Promise<"more" | "done"> };
