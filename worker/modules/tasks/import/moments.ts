import type { Ctx } from "#worker/kernel/context.ts";
import { Failure } from "#worker/kernel/errors.ts";

type Told = { status?: "open" | "done" | undefined; doneAt?: string | undefined };

/** Throws 422 for what was done in the future, or is still to be done and was done at some time. */
export function checkDone({ status, doneAt }: Told, { clock }: Ctx): void {
  if (!doneAt) return;
  const reason = Date.parse(doneAt) > clock.now() ? "in_the_future" : status === "open" ? "tasks.open_and_done" : null;
  if (reason) throw new Failure("invalid", "invalid", { fields: [{ path: "doneAt", reason }] });
}
