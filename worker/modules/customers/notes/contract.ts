import { z } from "zod";
import { id, instant, prose, version } from "#worker/kernel/contract.ts";
import { listInput, pageOf } from "#worker/kernel/list/contract.ts";
import { NOTE_LENGTH } from "./options.ts";

const customerId = id.describe("The customer it is about");
const body = prose(NOTE_LENGTH).describe("Plain text of several lines");

export const CreateNote = z.strictObject({ customerId, body });
export const UpdateNote = z.strictObject({ customerId, id, body, version });
export const DeleteNote = z.strictObject({ customerId, id });
export const ListNotes = listInput({ fields: {}, sorts: ["createdAt"], sort: "-createdAt" })
  .omit({ q: true, filter: true })
  .extend({ customerId });

export const Note = z.object({
  id,
  customerId,
  body: z.string(),
  authorId: id.nullable().describe("Null when no person wrote it"),
  authorName: z.string().nullable(),
  authorPictureId: id.nullable(),
  version: z.number().int(),
  createdAt: instant,
  updatedAt: instant,
});
export const NotePage = pageOf(Note);
