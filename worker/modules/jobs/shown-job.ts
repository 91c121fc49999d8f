import type { Translate } from "#messages";
import { translator } from "#messages/server.ts";
import type { Actor } from "#worker/kernel/actor.ts";
import { problemOf } from "#worker/kernel/api/problem.ts";
import type { Ctx } from "#worker/kernel/context.ts";
import { failureFrom, type Refusal } from "#worker/kernel/jobs/refusal.ts";

/** A kept refusal in the words of who reads it. */
export function told({ ctx, actor }: { ctx: Ctx; actor: Actor }) {
  const language = ("language" in actor ? actor.language : null) ?? ctx.tenant?.language ?? "en";
  const t = translator(language);
  return <Shown extends { problem: Refusal | null }>(row: Shown) => ({
    ...row,
    problem: row.problem && sentenceOf(row.problem, t),
  });
}

function sentenceOf(refusal: Refusal, t: Translate) {
  const { code, reason, detail, errors } = problemOf(failureFrom(refusal), t);
  return { code, reason, message: errors[0]?.message ?? detail };
}
