import { Failure } from "#worker/kernel/errors.ts";

/** Refuses while any of the buckets has to wait. */
export function refuseWhileWaiting(...waits: ({ seconds: number } | undefined)[]): void {
  const seconds = Math.max(0, ...waits.map((wait) => wait?.seconds ?? 0));
  if (seconds > 0)
    throw new Failure("too_many_requests", "identity.too_many_attempts", { params: { seconds }, retryAfter: seconds });
}
