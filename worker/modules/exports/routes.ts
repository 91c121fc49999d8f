import { type Context, type Env, Hono } from "hono";
import { problem } from "#worker/kernel/api/router.ts";
import type { Ctx, OutputOf } from "#worker/kernel/context.ts";
import { Failure } from "#worker/kernel/errors.ts";
import { fileName } from "#worker/modules/files/index.ts";
import { downloadByLink } from "./download-by-link.ts";
import { downloadExport } from "./download-export.ts";
import { contentOf } from "./pieces.ts";
import { formatOf } from "./writing/format-of.ts";

/**
 * The two routes that send a file, to be mounted at `/` before the API's own router: `GET /api/v1/exports/:id/file` for who
 * made it, `GET /exports/file/:token` for whoever knows the link. A link that does not work is left to the page of that path.
 */
export function exportRoutes<E extends Env>(ctxOf: (c: Context<E>) => Ctx): Hono<E> {
  const app = new Hono<E>();
  app.get("/api/v1/exports/:id/file", async (c) => {
    const ctx = ctxOf(c);
    try {
      return await sent(ctx, await ctx.run(downloadExport, { id: c.req.param("id") }));
    } catch (error) {
      return problem(c, ctx, error);
    }
  });
  app.get("/exports/file/:token", async (c, next) => {
    const ctx = ctxOf(c);
    try {
      return await sent(ctx, await ctx.run(downloadByLink, { token: c.req.param("token") }));
    } catch (error) {
      if (!(error instanceof Failure)) throw error;
      return await next();
    }
  });
  return app;
}

async function sent(ctx: Ctx, file: OutputOf<typeof downloadExport>): Promise<Response> {
  // Its length stands in the headers, so that a download that breaks off is seen to be one.
  const { readable, writable } = new FixedLengthStream(file.size);
  ctx.later(contentOf(ctx, file).pipeTo(writable));
  const { contentType } = await formatOf(file.format);
  return new Response(readable, {
    headers: {
      "Content-Type": contentType,
      "Content-Disposition": `attachment; ${fileName(file.name)}`,
      "X-Content-Type-Options": "nosniff",
      "Content-Security-Policy": "default-src 'none'; sandbox",
      "Cross-Origin-Resource-Policy": "same-origin",
      "Referrer-Policy": "no-referrer",
      "Cache-Control": "private, no-store",
    },
  });
}
