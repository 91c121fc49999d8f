import { type Context, type Env, Hono } from "hono";
import { problem } from "#worker/kernel/api/router.ts";
import type { Ctx } from "#worker/kernel/context.ts";
import { downloadFile } from "./download.ts";
import { uploadFile } from "./upload.ts";

/**
 * The two routes that carry bytes, to be mounted at `/` before the API's own router: `POST /api/v1/files?name=…`, with
 * `field` for a field of files, and the file as body, answers 201 and what is known of it; `GET /files/:id` is its content.
 */
export function fileRoutes<E extends Env>(ctxOf: (c: Context<E>) => Ctx): Hono<E> {
  const app = new Hono<E>();
  app.post("/api/v1/files", (c) =>
    answered(c, ctxOf(c), async (ctx) => {
      const length = c.req.header("content-length");
      const file = await uploadFile(ctx, {
        name: c.req.query("name") ?? "",
        field: c.req.query("field"),
        declaredType: c.req.header("content-type") ?? "",
        body: c.req.raw.body,
        length: length === undefined ? null : Number(length),
      });
      return Response.json(file, { status: 201, headers: { Location: `/api/v1/files/${file.id}` } });
    }),
  );
  app.get("/files/:id", (c) =>
    answered(c, ctxOf(c), (ctx) => downloadFile(ctx, c.req.param("id"), c.req.header("if-none-match") ?? null)),
  );
  return app;
}

async function answered<E extends Env>(
  c: Context<E>,
  ctx: Ctx,
  work: (ctx: Ctx) => Promise<Response>,
): Promise<Response> {
  try {
    return await work(ctx);
  } catch (error) {
    return problem(c, ctx, error);
  }
}
