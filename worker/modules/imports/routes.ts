import { type Context, type Env, Hono } from "hono";
import { problem } from "#worker/kernel/api/router.ts";
import type { Ctx } from "#worker/kernel/context.ts";
import { uploadImport } from "./upload-import.ts";

/**
 * The route that carries the file, to be mounted at `/` before the API's own router: `POST /api/v1/imports?subject=customers&name=…`
 * with the file as body answers 201 and the import.
 */
export function importRoutes<E extends Env>(ctxOf: (c: Context<E>) => Ctx): Hono<E> {
  const app = new Hono<E>();
  app.post("/api/v1/imports", async (c) => {
    const length = c.req.header("content-length");
    try {
      const made = await uploadImport(ctxOf(c), {
        subject: c.req.query("subject") ?? "",
        name: c.req.query("name") ?? "",
        body: c.req.raw.body,
        length: length === undefined ? null : Number(length),
      });
      return Response.json(made, { status: 201, headers: { Location: `/api/v1/imports/${made.id}` } });
    } catch (error) {
      return problem(c, ctxOf(c), error);
    }
  });
  return app;
}
