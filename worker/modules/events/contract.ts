import { z } from "zod";
import { id, instant } from "#worker/kernel/contract.ts";
import { listInput, pageOf } from "#worker/kernel/list/contract.ts";

/** A delivery that failed at every try. `event` is null for a job of the queue. */
export const DeadLetter = z.object({
  id,
  consumer: z.string(),
  attempts: z.number().int(),
  error: z.string().nullable(),
  failedAt: instant,
  event: z.object({ id, name: z.string(), subject: z.string(), subjectId: id, createdAt: instant }).nullable(),
});

export const ListDead = listInput({ fields: { consumer: { type: "text" } }, sorts: ["failedAt"], sort: "-failedAt" });
export const DeadPage = pageOf(DeadLetter);
export const RetryDead = z.strictObject({ id });

/** The same for the platform's operators; `job` names what ran without an event. */
export const DeadAnywhere = DeadLetter.extend({ tenantId: id, tenant: z.string(), job: z.string().nullable() });
export const ListDeadAnywhere = ListDead.pick({ limit: true, cursor: true }).extend({ tenantId: id.optional() });
export const DeadAnywherePage = pageOf(DeadAnywhere);
export const RetryDeadAnywhere = z.strictObject({ tenantId: id, id });
