import { z } from "zod";
import { id } from "#worker/kernel/contract.ts";

const moment = z.string().transform((text) => new Date(text).toISOString());

/** A mail in the outbox of the platform console. */
export const KeptMail = z.object({
  id,
  tenantId: id,
  /** The tenant's slug. */
  tenant: z.string(),
  recipient: z.string(),
  subject: z.string(),
  template: z.string(),
  status: z.enum(["queued", "sent", "failed"]),
  error: z.string().nullable(),
  createdAt: moment,
  sentAt: moment.nullable(),
});
export const ListMails = z.strictObject({ limit: z.coerce.number().int().min(1).max(200).default(50) });
export const OpenMail = z.strictObject({ id });
