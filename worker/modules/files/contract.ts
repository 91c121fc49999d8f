import { z } from "zod";
import { id, instant, line } from "#worker/kernel/contract.ts";
import { MOST_BYTES } from "./options.ts";

export const StoredFile = z.object({
  id,
  name: z.string(),
  contentType: z.string(),
  /** Bytes. */
  size: z.number().int(),
  sha256: z.string(),
  createdBy: id.nullable(),
  createdAt: instant,
});

export const FileId = z.strictObject({ id });

/** The last part of a path, as some browsers send all of it. */
export const FileName = z
  .string()
  .max(1000)
  .transform((text) => text.split(/[/\\]/).at(-1) ?? "")
  .pipe(line(200));

export const NewFile = z.strictObject({
  id,
  name: FileName,
  contentType: z.string().max(120),
  size: z.number().int().min(1).max(MOST_BYTES),
  fieldId: id.optional(),
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
});
