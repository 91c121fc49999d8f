import type { Problem } from "#worker/kernel/api/problem.ts";

export type Refusal = { done?: undefined; message: string | null; fields: Record<string, string>; code: string };

/** A refused form: a sentence under each field it is about, and one above the form when it is about none of them. */
export function refusal(problem: Problem): Refusal {
  const fields = Object.fromEntries(problem.errors.map(({ path, message }) => [path, message]));
  return { message: problem.errors.length > 0 ? null : problem.detail, fields, code: problem.code };
}
