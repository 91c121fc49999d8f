import type { Problem } from "#worker/kernel/api/problem.ts";

/** A refused form: a sentence under each field it is about, and one above the form when it is about none of them. */
export function refusal(problem: Problem): { message: string | null; fields: Record<string, string> } {
  const fields = Object.fromEntries(problem.errors.map(({ path, message }) => [path, message]));
  return { message: problem.errors.length > 0 ? null : problem.detail, fields };
}
