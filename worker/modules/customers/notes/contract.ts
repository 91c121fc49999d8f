import { z } from "zod";
import { id, instant, version } from "#worker/kernel/contract.ts";
import { listInput, pageOf } from "#worker/kernel/list/contract.ts";
import { richDocument, richText } from "#worker/kernel/rich/contract.ts";
import { NOTE_LENGTH } from "./options.ts";

const customerId = id.describe("The customer it is about");
const body = richText(NOTE_LENGTH, true).describe("Plain text of several lines, or a document");

export const CreateNote = z.strictObject({ customerId, body });
export const UpdateNote = z.strictObject({ customerId, id, body, version });
export const DeleteNote = z.strictObject({ customerId, id });
export const ListNotes = listInput({ fields: {}, sorts: ["createdAt"], sort: "-createdAt" })
  .omit({ q: true, filter: true })
  .extend({ customerId });

export const Note = z.object({
  id,
  customerId,
  body: z.string().describe("What stands there, without its look"),
  document: richDocument,
  authorId: id.nullable().describe("Null when no person wrote it"),
  authorName: z.string().nullable(),
  authorPictureId: id.nullable(),
  version: z.number().int(),
  createdAt: instant,
  updatedAt: instant,
});
export const NotePage = pageOf(Note);
