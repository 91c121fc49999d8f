import type { Ctx } from "#worker/kernel/context.ts";
import { Failure } from "#worker/kernel/errors.ts";
import { getFile } from "./get-file.ts";

/** What an image may be shown as within a page; everything else is saved, never opened, on the tenant's origin. */
const INLINE = /^image\/(png|jpeg|webp|gif)$/;

/** A file's content for whoever may see its row. Fails with `not_found` otherwise, also when the object is gone. */
export async function downloadFile(ctx: Ctx, id: string, ifNoneMatch: string | null): Promise<Response> {
  const file = await ctx.run(getFile, { id });
  const inline = INLINE.test(file.contentType);
  const etag = `"${file.sha256}"`;
  const headers = {
    "Content-Type": file.contentType,
    "Content-Disposition": `${inline ? "inline" : "attachment"}; ${fileName(file.name)}`,
    "X-Content-Type-Options": "nosniff",
    "Content-Security-Policy": "default-src 'none'; sandbox",
    "Cross-Origin-Resource-Policy": "same-origin",
    // A file never changes under its id; pictures stand on every page.
    "Cache-Control": inline ? "private, max-age=300" : "private, no-store",
    ETag: etag,
  };
  if (ifNoneMatch?.split(",").some((one) => [etag, `W/${etag}`, "*"].includes(one.trim())))
    return new Response(null, { status: 304, headers });
  const object = ctx.tenant && (await ctx.services.files.get(ctx.tenant.id, id));
  if (!object) throw new Failure("not_found");
  return new Response(object.body, { headers: { ...headers, "Content-Length": String(object.size) } });
}

/** The name for old readers and, encoded, for all others (RFC 6266, RFC 8187). */
export function fileName(name: string): string {
  const plain = name.replace(/[^\x20-\x7e]|["\\%;]/g, "_");
  const encoded = encodeURIComponent(name).replace(
    /['()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return `filename="${plain}"; filename*=UTF-8''${encoded}`;
}
