import type { Ctx } from "#worker/kernel/context.ts";
import type { FileRow } from "./options.ts";

/** Rows that stand together beside the file. */
export const PART = 1000;

/** The file itself. */
export async function openFile(ctx: Ctx, id: string): Promise<ReadableStream<Uint8Array>> {
  const found = await ctx.services.files.get(ctx.tenant?.id ?? "", id);
  if (!found) throw new Error("The file of the import is gone");
  return found.body;
}

export async function keepPart(ctx: Ctx, id: string, part: number, rows: FileRow[]): Promise<void> {
  const text = new TextEncoder().encode(JSON.stringify(rows));
  await ctx.services.files.put(ctx.tenant?.id ?? "", `${id}.${part}`, text.buffer as ArrayBuffer, "application/json");
}

export async function readPart(ctx: Ctx, id: string, part: number): Promise<FileRow[]> {
  const found = await ctx.services.files.get(ctx.tenant?.id ?? "", `${id}.${part}`);
  if (!found) throw new Error("A part of the import is gone");
  return (await new Response(found.body).json()) as FileRow[];
}
