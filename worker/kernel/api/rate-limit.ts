import { Failure } from "../errors.ts";

/** What a quota says of one request: how many are allowed in the window, how many are left, when it starts anew. */
export type Taken = {
  allowed: boolean;
  limit: number;
  remaining: number;
  resetSeconds: number;
  windowSeconds?: number;
};

/** `RateLimit-Policy` and `RateLimit` as draft-ietf-httpapi-ratelimit-headers writes them. */
export function rateHeaders(taken: Taken): Record<string, string> {
  const { limit, remaining, resetSeconds, windowSeconds = 60 } = taken;
  return {
    "RateLimit-Policy": `"default";q=${limit};w=${windowSeconds}`,
    RateLimit: `"default";r=${Math.max(0, remaining)};t=${Math.ceil(resetSeconds)}`,
  };
}

/** The failure of a request that was one too many. */
export function tooMany(taken: Taken): Failure {
  const seconds = Math.max(1, Math.ceil(taken.resetSeconds));
  return new Failure("too_many_requests", "too_many_requests", { params: { seconds }, retryAfter: seconds });
}
