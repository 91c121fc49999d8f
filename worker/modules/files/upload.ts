import { z } from "zod";
import type { Ctx } from "#worker/kernel/context.ts";
import { Failure } from "#worker/kernel/errors.ts";
import { hex } from "#worker/kernel/hex.ts";
import { command, query } from "#worker/kernel/operation.ts";
import { parse } from "#worker/kernel/parse.ts";
import { FileName, NewFile, StoredFile } from "./contract.ts";
import { fieldFor, fits, mostBytes } from "./for-field.ts";
import { readAtMost } from "./read-at-most.ts";
import * as files from "./repository.ts";
import { typeOf } from "./sniff.ts";

export type Upload = {
  name: string;
  /** The field of the agency's own that it is for, whose limits hold. */
  field?: string | undefined;
  declaredType: string;
  body: ReadableStream<Uint8Array> | null;
  length: number | null;
};

/**
 * Keeps a file: who may is asked first, then the object, then the row that owns it; an object without a row is removed.
 * Fails with `too_large` over 10 MB or what its field takes, `invalid` for an empty body, a bad name, a type
 * that its field does not take, `forbidden` without `files:write`.
 */
export async function uploadFile(ctx: Ctx, upload: Upload): Promise<z.output<typeof StoredFile>> {
  await ctx.run(mayUpload, {});
  const { tenant, services } = ctx;
  if (!tenant) throw new Failure("not_found");
  const name = parse(z.object({ name: FileName }), { name: upload.name });
  if (name instanceof Failure) throw name;
  const field = upload.field === undefined ? undefined : fieldFor(tenant, upload.field);
  const bytes = await readAtMost(upload.body, mostBytes(field), upload.length);
  if (bytes.byteLength === 0) throw new Failure("invalid", "files.empty");
  const id = ctx.newId();
  const contentType = typeOf(bytes, upload.declaredType);
  if (!fits(contentType, field)) throw new Failure("invalid", "files.wrong_type");
  const sha256 = hex(await crypto.subtle.digest("SHA-256", bytes));
  await services.files.put(tenant.id, id, bytes.buffer, contentType);
  try {
    const file = { id, name: upload.name, contentType, size: bytes.byteLength, sha256, fieldId: field?.id };
    return await ctx.run(registerFile, file);
  } catch (error) {
    await services.files.remove(tenant.id, id).catch((cause: unknown) => ctx.log.error(cause));
    throw error;
  }
}

// Neither is in the module's list: a row without its object must not be made by anybody else.
const mayUpload = query({
  name: "files.may_upload",
  summary: "Whether a file would be taken",
  access: "files:write",
  input: z.object({}),
  output: z.null(),
  read: () => ({}),
  result: () => null,
});

const registerFile = command({
  name: "files.upload",
  summary: "Keep a file",
  access: "files:write",
  input: NewFile,
  output: StoredFile,
  write: ({ input }) => ({ made: files.insert(input) }),
  events: ({ input }) => [
    {
      name: "files.uploaded",
      subject: "files",
      subjectId: input.id,
      payload: { contentType: input.contentType, size: input.size },
    },
  ],
  result: ({ made: [file] }) => {
    if (!file) throw new Error("The file's row was not made");
    return file;
  },
});
