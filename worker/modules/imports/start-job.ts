import type { Actor } from "#worker/kernel/actor.ts";
import type { Ctx } from "#worker/kernel/context.ts";
import type { Statements } from "#worker/kernel/db/builder.ts";
import { Failure } from "#worker/kernel/errors.ts";
import { startJob } from "#worker/kernel/jobs/start.ts";
import { bulkFor, mustHold } from "#worker/modules/jobs/index.ts";
import type { Stored } from "./repository.ts";
import { importableFor, targetsOf } from "./targets.ts";

/** The job that checks or writes all rows. Throws 409 at another step, 422 where a field that must be filled is not, 403 without the right to such records. */
export function begun(stored: Stored, jobId: string, kind: string, seen: Actor | null, ctx: Ctx): Statements {
  const { id, mapping, match, rows, status, subject } = stored;
  if (status !== "ready" && status !== "checked") throw new Failure("conflict", "imports.not_now");
  const { create } = importableFor(subject, ctx);
  const permission = bulkFor(subject, ctx).rightTo?.(create, subject, ctx) ?? create.access;
  mustHold(seen, permission);
  const missing = targetsOf(subject, ctx).filter(({ name, required }) => required && !mapping.includes(name));
  // Known records may be changed by some of their fields alone.
  if (missing.length > 0 && !match)
    throw new Failure("invalid", "imports.unfilled", {
      fields: missing.map(({ name }) => ({ path: name, reason: "required" })),
    });
  if (match && !mapping.includes(match))
    throw new Failure("invalid", "invalid", { fields: [{ path: "match", reason: "imports.match_unmapped" }] });
  return startJob({ id: jobId, kind, subject, input: { importId: id }, total: rows });
}
