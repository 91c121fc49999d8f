import { z } from "zod";
import { id, instant } from "#worker/kernel/contract.ts";
import { listInput, pageOf } from "#worker/kernel/list/contract.ts";
import { TRASH_FIELDS } from "./options.ts";

export const TrashId = z.strictObject({ id: id.describe("The id that the record had, and has again when it is back") });
export const ListTrash = listInput({ fields: TRASH_FIELDS, sorts: ["deletedAt"], sort: "-deletedAt" });

export const Trashed = z.object({
  id,
  subject: z
    .string()
    .describe("`customers`, `deals`, `projects`, `tasks`, `notes`, or the name of an object of the agency's own"),
  label: z.string().describe("How the record was called"),
  actorId: id.nullable(),
  actorName: z.string().nullable().describe("Who deleted it"),
  deletedAt: instant,
  goneAt: instant.describe("When it goes for good"),
});
export const TrashPage = pageOf(Trashed);
