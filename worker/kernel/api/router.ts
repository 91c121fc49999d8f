import { type Context, type Env, Hono } from "hono";
import type { ContentfulStatusCode } from "hono/utils/http-status";
import type { z } from "zod";
import { translator } from "#messages/server.ts";
import type { Ctx } from "../context.ts";
import { Download } from "../download.ts";
import { Failure } from "../errors.ts";
import type { Operation } from "../operation.ts";
import { answer } from "./answer.ts";
import { languageOf } from "./language.ts";
import { openApi } from "./openapi.ts";
import { problemOf } from "./problem.ts";
import { rateHeaders, type Taken, tooMany } from "./rate-limit.ts";
import { matcher, routeTable } from "./route-table.ts";

export type ApiOptions<E extends Env> = {
  /** Books the request; absent where nothing is counted. */
  limit?(c: Context<E>): Promise<Taken>;
  /** The name of the session's cookie, for the documentation. */
  sessionCookie?: string;
};

const BASE = "/api/v1";

/** Every operation with a route, and `openapi.json`, to be mounted at `/api/v1` of a tenant's host. */
export function apiRouter<E extends Env>(
  operations: Operation[],
  ctxOf: (c: Context<E>) => Ctx,
  options: ApiOptions<E> = {},
): Hono<E> {
  const table = routeTable(operations);
  const find = matcher(table);
  const documented = openApi(table, options.sessionCookie ?? "__Host-session");

  return new Hono<E>().all("*", async (c) => {
    const ctx = ctxOf(c);
    try {
      const path = new URL(c.req.url).pathname.slice(BASE.length);
      const method = c.req.method === "HEAD" ? "GET" : c.req.method;
      if (path === "/openapi.json" && method === "GET") return c.body(documented(ctx), 200, JSON_TYPE);
      await count(c, ctx, options);
      const found = find(method, path);
      if (!found) throw new Failure("not_found", "no_such_path");
      if ("allow" in found) throw notAllowed(c, found.allow);
      const request = { ...found, path: BASE + path };
      const { status, body, headers } = await answer(c, ctx, request);
      for (const [name, value] of Object.entries(headers)) c.header(name, value);
      if (status === 204 || status === 304) return c.body(null, status);
      if (found.entry.operation.output === Download && status === 200)
        return file(c, body as z.output<typeof Download>);
      return c.body(JSON.stringify(body), status as ContentfulStatusCode, JSON_TYPE);
    } catch (error) {
      return problem(c, ctx, error);
    }
  });
}

/** Named for every browser (RFC 6266); never shown in place. */
function file<E extends Env>(c: Context<E>, { name, type, text }: z.output<typeof Download>): Response {
  const disposition = `attachment; filename*=UTF-8''${encodeURIComponent(name)}`;
  return c.body(text, 200, { "Content-Type": type, "Content-Disposition": disposition });
}

const JSON_TYPE = { "Content-Type": "application/json" };

/** An answer of `application/problem+json`, with the headers that belong to its code. Also for what stands before the API. */
export function problem<E extends Env>(
  c: Context<E>,
  ctx: Pick<Ctx, "requestId" | "tenant" | "log">,
  error: unknown,
): Response {
  const language = languageOf(c.req.header("accept-language"), ctx.tenant?.language ?? "en");
  const told = problemOf(error, translator(language), ctx.requestId);
  if (told.status >= 500) ctx.log.error(error);
  ctx.log.set({ code: told.code, reason: told.reason });
  c.header("Content-Language", language);
  if (told.status === 401) c.header("WWW-Authenticate", "Bearer");
  if (error instanceof Failure && error.retryAfter !== undefined) c.header("Retry-After", String(error.retryAfter));
  return c.body(JSON.stringify(told), told.status as ContentfulStatusCode, {
    "Content-Type": "application/problem+json",
  });
}

async function count<E extends Env>(c: Context<E>, ctx: Ctx, { limit }: ApiOptions<E>): Promise<void> {
  // A counter that is out of order must not take the API with it.
  const taken = await limit?.(c).catch((error: unknown) => void ctx.log.error(error));
  if (!taken) return;
  for (const [name, value] of Object.entries(rateHeaders(taken))) c.header(name, value);
  if (!taken.allowed) throw tooMany(taken);
}

function notAllowed<E extends Env>(c: Context<E>, allow: string[]): Failure {
  const names = (allow.includes("GET") ? [...allow, "HEAD"] : allow).join(", ");
  c.header("Allow", names);
  return new Failure("not_found", "method_not_allowed", { params: { allow: names } });
}
