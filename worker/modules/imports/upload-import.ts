import { z } from "zod";
import type { Ctx } from "#worker/kernel/context.ts";
import { Failure } from "#worker/kernel/errors.ts";
import { hex } from "#worker/kernel/hex.ts";
import { sendJob, startJob } from "#worker/kernel/jobs/start.ts";
import { command, query } from "#worker/kernel/operation.ts";
import { parse } from "#worker/kernel/parse.ts";
import { theOne } from "#worker/kernel/the-one.ts";
import { readAtMost } from "#worker/modules/files/index.ts";
import { ImportInFull } from "./contract.ts";
import { importAdded } from "./events.ts";
import { MOST_BYTES } from "./options.ts";
import * as imports from "./repository.ts";
import { inFull } from "./shown-import.ts";
import { importableFor } from "./targets.ts";

type Upload = { subject: string; name: string; body: ReadableStream<Uint8Array> | null; length: number | null };

const About = z.object({ subject: z.string().max(40), name: z.string().trim().min(1).max(200) });

/**
 * Takes a CSV or XLSX file of up to 50 MB and has it read in the background. Fails with `too_large`, `imports.empty`, `imports.old_workbook`
 * for the binary format of before 2007, `forbidden` without `imports:write`.
 */
export async function uploadImport(ctx: Ctx, upload: Upload): Promise<z.output<typeof ImportInFull>> {
  await ctx.run(mayImport, {});
  const about = parse(About, { subject: upload.subject, name: upload.name });
  if (about instanceof Failure) throw about;
  importableFor(upload.subject, ctx);
  const bytes = await readAtMost(upload.body, MOST_BYTES, upload.length);
  if (bytes.byteLength === 0) throw new Failure("invalid", "imports.empty");
  if (bytes[0] === 0xd0 && bytes[1] === 0xcf && bytes[2] === 0x11) throw new Failure("invalid", "imports.old_workbook");
  // What a file is says its beginning, not its name.
  const zipped = bytes[0] === 0x50 && bytes[1] === 0x4b;
  const name = upload.name.replace(/\.\w+$/, "") + (zipped ? ".xlsx" : ".csv");
  const id = ctx.newId();
  const tenantId = ctx.tenant?.id ?? "";
  const sha256 = hex(await crypto.subtle.digest("SHA-256", bytes));
  await ctx.services.files.put(tenantId, id, bytes.buffer, "application/octet-stream");
  try {
    return await ctx.run(registerImport, { id, subject: upload.subject, name, size: bytes.byteLength, sha256 });
  } catch (error) {
    await ctx.services.files.remove(tenantId, id).catch((cause: unknown) => ctx.log.error(cause));
    throw error;
  }
}

// Neither is in the module's list: a row without its object must not be made by anybody else.
const mayImport = query({
  name: "imports.may",
  summary: "Whether a file would be taken",
  access: "imports:write",
  input: z.object({}),
  output: z.null(),
  read: () => ({}),
  result: () => null,
});

const registerImport = command({
  name: "imports.create",
  summary: "Keep a file to be imported",
  access: "imports:write",
  input: z.object({ id: z.string(), subject: z.string(), name: z.string(), size: z.number(), sha256: z.string() }),
  output: ImportInFull,
  prepare: async ({ ctx }) => ({ jobId: ctx.newId() }),
  write: ({ input, prepared: { jobId } }) => ({
    made: imports.insert({ ...input, jobId }),
    ...startJob({ id: jobId, kind: "import_read", subject: input.subject, input: { importId: input.id } }),
    found: imports.one(input.id),
  }),
  events: ({ input }) => [importAdded(input.id, input.subject)],
  result: ({ found }, at) => inFull(at, theOne(found), []),
  after: ({ prepared: { jobId }, ctx }) => sendJob(ctx, jobId),
});
