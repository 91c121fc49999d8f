import { type Context, type Env, Hono } from "hono";
import { brandIcon } from "#tenants/index.ts";
import { problem } from "#worker/kernel/api/router.ts";
import type { Ctx } from "#worker/kernel/context.ts";
import { Failure } from "#worker/kernel/errors.ts";
import { fileName } from "#worker/modules/files/index.ts";
import type { Document } from "./link/contract.ts";
import { documentByLink } from "./link/document-by-link.ts";
import { getDocument } from "./pdf/get-document.ts";

type Limit<E extends Env> = (c: Context<E>) => Promise<{ allowed: boolean; resetSeconds: number }>;

/**
 * The two routes that send the document, to be mounted at `/` before the API's own router: `GET /api/v1/quotes/:id/pdf` for
 * staff, `GET /quote/:token/pdf` for whoever knows the link. All below `/quote` is limited by address and kept from search engines.
 */
export function quoteRoutes<E extends Env>(ctxOf: (c: Context<E>) => Ctx, limit: Limit<E>): Hono<E> {
  const app = new Hono<E>();
  app.get("/api/v1/quotes/:id/pdf", async (c) => {
    const ctx = ctxOf(c);
    try {
      return await sent(ctx, await ctx.run(getDocument, { id: c.req.param("id") }));
    } catch (error) {
      return problem(c, ctx, error);
    }
  });
  app.use("/quote/*", async (c, next) => {
    const { allowed, resetSeconds } = await limit(c);
    const tooMany = new Failure("too_many_requests", "too_many_requests", {
      params: { seconds: resetSeconds },
      retryAfter: resetSeconds,
    });
    if (!allowed) return problem(c, ctxOf(c), tooMany);
    await next();
    c.res = new Response(c.res.body, c.res);
    c.res.headers.set("X-Robots-Tag", "noindex, nofollow");
    return undefined;
  });
  app.get("/quote/:token/pdf", async (c, next) => {
    const ctx = ctxOf(c);
    try {
      return await sent(ctx, await ctx.run(documentByLink, { token: c.req.param("token") }));
    } catch (error) {
      if (!(error instanceof Failure)) throw error;
      return await next();
    }
  });
  return app;
}

async function sent(ctx: Ctx, quote: Document): Promise<Response> {
  if (!ctx.tenant) throw new Failure("not_found");
  // Only a Worker that writes a document needs what that needs.
  const { quotePdf } = await import("./pdf/quote-pdf.ts");
  const { brand, timeZone } = ctx.tenant;
  const bytes = await quotePdf(quote, brand, await brandIcon(ctx), timeZone);
  const name = quote.number ? `${quote.number}${quote.revision > 1 ? `-R${quote.revision}` : ""}` : quote.name;
  return new Response(bytes as Uint8Array<ArrayBuffer>, {
    headers: {
      "Content-Type": "application/pdf",
      "Content-Disposition": `inline; ${fileName(`${name}.pdf`)}`,
      "X-Content-Type-Options": "nosniff",
      "Content-Security-Policy": "default-src 'none'; style-src 'unsafe-inline'; sandbox",
      "Cross-Origin-Resource-Policy": "same-origin",
      "Cache-Control": "private, no-store",
    },
  });
}
