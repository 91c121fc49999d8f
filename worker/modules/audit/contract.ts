import { z } from "zod";
import { id, instant } from "#worker/kernel/contract.ts";
import { listInput, pageOf } from "#worker/kernel/list/contract.ts";
import { AUDIT_ACTIONS, AUDIT_FIELDS, AUDIT_SORTS } from "./options.ts";

export const ListAudit = listInput({ fields: AUDIT_FIELDS, sorts: AUDIT_SORTS, sort: "-at" }).omit({ q: true });
export const ExportAudit = ListAudit.omit({ limit: true, cursor: true, fields: true });

const values = z.record(z.string(), z.unknown()).nullable();

export const AuditEntry = z.object({
  id,
  at: instant,
  action: z.enum(AUDIT_ACTIONS),
  table: z.string().describe("The kind of record: `customers`, `deals`, …"),
  rowId: id.nullable(),
  rowName: z.string().nullable().describe("What the record is called now, or was called last"),
  partName: z.string().nullable().describe("Of a link between two records what the second is called: a customer's tag"),
  actorKind: z.string().describe("`user`, `api_key`, `system`, `operator`"),
  actorId: id.nullable(),
  actorName: z.string().nullable().describe("As it was at the time"),
  actorPictureId: id.nullable(),
  operation: z.string().describe("What was being done: `customers.update`"),
  requestId: z.string().nullable(),
  ip: z.string().nullable(),
  before: values.describe("The values that were changed or removed; secrets never appear"),
  after: values.describe("The new values"),
});
export const AuditPage = pageOf(AuditEntry);
