import type { Translate } from "#messages";
import type { Problem } from "#worker/kernel/api/problem.ts";

const MINUTE = 60;

export type Refusal = { done?: undefined; message: string | null; fields: Record<string, string>; code: string };

/** A refused form: a sentence under each field it is about, and one above the form when it is about none of them. `t` tells long waits in minutes. */
export function refusal(problem: Problem, t?: Translate): Refusal {
  const fields = Object.fromEntries(problem.errors.map(({ path, message }) => [path, message]));
  const seconds = problem.code === "too_many_requests" ? Number(problem.params.seconds ?? 0) : 0;
  const wait =
    t && seconds > 2 * MINUTE ? t("identity.throttled", { minutes: Math.ceil(seconds / MINUTE) }) : undefined;
  return { message: problem.errors.length > 0 ? null : (wait ?? problem.detail), fields, code: problem.code };
}
