import { theOne } from "#worker/kernel/the-one.ts";
import type { ExportFormat } from "./options.ts";

type Found = { id: string; name: string; format: ExportFormat; pieces: number; size: number | null };

/** The file that was found, as it is sent. Throws 404 without one. */
export function fileFrom(found: Found[]) {
  const { id, name, format, pieces, size } = theOne(found);
  return { id, name: `${name}.${format}`, format, pieces, size: size ?? 0 };
}
