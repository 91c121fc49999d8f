import type { Ctx } from "#worker/kernel/context.ts";
import { Failure, type FieldError } from "#worker/kernel/errors.ts";
import { momentOf } from "#worker/kernel/wall-time.ts";

type Closing = {
  openedAt?: string | undefined;
  status?: "open" | "won" | "lost" | undefined;
  closedAt?: string | undefined;
  expectedClose?: string | null | undefined;
};

/** When a deal was decided, as far as a row says it: programs that know one closing date keep that of what is closed there. */
export function closingOf(
  { status, openedAt, closedAt, expectedClose }: Closing,
  { clock, tenant }: Ctx,
): string | undefined {
  if (closedAt || !expectedClose || !status || status === "open") return closedAt;
  const moment = momentOf(expectedClose, "00:00", tenant?.timeZone ?? "UTC");
  return moment && Date.parse(moment) <= clock.now() && !(openedAt && moment < openedAt) ? moment : undefined;
}

type Moments = {
  status: "open" | "won" | "lost" | undefined;
  openedAt?: string | undefined;
  closedAt?: string | undefined;
};

/** Throws 422 for a moment that is still to come, an end before the beginning, and the end of what is open. */
export function checkMoments({ status, openedAt, closedAt }: Moments, { clock }: Ctx): void {
  const fields: FieldError[] = [];
  const late = (moment: string | undefined) => moment !== undefined && Date.parse(moment) > clock.now();
  if (late(openedAt)) fields.push({ path: "openedAt", reason: "in_the_future" });
  if (late(closedAt)) fields.push({ path: "closedAt", reason: "in_the_future" });
  else if (closedAt && openedAt && closedAt < openedAt) fields.push({ path: "closedAt", reason: "ends_before_start" });
  else if (closedAt && status === "open") fields.push({ path: "closedAt", reason: "deals.closed_how" });
  if (fields.length > 0) throw new Failure("invalid", "invalid", { fields });
}
