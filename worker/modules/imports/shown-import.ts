import { translator } from "#messages/server.ts";
import type { Actor } from "#worker/kernel/actor.ts";
import { problemOf } from "#worker/kernel/api/problem.ts";
import type { Ctx } from "#worker/kernel/context.ts";
import { failureFrom } from "#worker/kernel/jobs/refusal.ts";
import type { Stored } from "./repository.ts";
import { findImportable, labelOf, targetsOf } from "./targets.ts";

type At = { ctx: Ctx; actor: Actor };

/** An import in the words of who reads it. */
export function shownImport({ ctx, actor }: At) {
  const language = languageOf({ ctx, actor });
  return (stored: Stored) => ({ ...stored, problem: stored.problem && sentenceOf(stored.problem, language) });
}

/** With what its columns may fill, and what its rows came to. */
export function inFull(at: At, stored: Stored, outcomes: { outcome: string | null; status: string; count: number }[]) {
  const language = languageOf(at);
  const count = (test: (one: (typeof outcomes)[number]) => boolean) =>
    outcomes.filter(test).reduce((sum, one) => sum + one.count, 0);
  const { status, subject } = stored;
  return {
    ...shownImport(at)(stored),
    targets: (findImportable(subject, at.ctx) ? targetsOf(subject, at.ctx) : []).map((target) => ({
      name: target.name,
      label: labelOf(target, subject, at.ctx, language),
      kind: target.kind,
      required: target.required === true,
      matches: target.matches === true,
    })),
    counts: ["checking", "checked", "running", "done"].includes(status)
      ? {
          create: count((one) => one.status === "done" && one.outcome === "create"),
          update: count((one) => one.status === "done" && one.outcome === "update"),
          skip: count((one) => one.status === "skipped"),
          fail: count((one) => one.status === "failed"),
        }
      : null,
  };
}

export function languageOf({ ctx, actor }: At): "tr" | "en" {
  return ("language" in actor ? actor.language : null) ?? ctx.tenant?.language ?? "en";
}

function sentenceOf(refusal: NonNullable<Stored["problem"]>, language: "tr" | "en") {
  const { code, reason, detail } = problemOf(failureFrom(refusal), translator(language));
  return { code, reason, message: detail };
}
