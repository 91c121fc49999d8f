import type { Context, Env } from "hono";
import type { Ctx } from "../context.ts";
import type { Reply } from "../db/reply.ts";
import { Failure, Replay } from "../errors.ts";
import { readQuery } from "../list/read-query.ts";
import { withIdempotency } from "../open.ts";
import { etagOf, expectVersion, isKnown } from "./etag.ts";
import { idempotencyOf } from "./idempotency-key.ts";
import { keepReply } from "./keep-reply.ts";
import { readBody } from "./read-body.ts";
import { refuseBadValues } from "./refuse-bad-values.ts";
import type { Entry } from "./route-table.ts";
import { checkFields, selectFields } from "./select-fields.ts";

export type Request = { entry: Entry; params: Record<string, string>; path: string };

/** Runs the operation of one request and says what to answer; fails with what the operation failed with. */
export async function answer<E extends Env>(c: Context<E>, ctx: Ctx, request: Request): Promise<Reply> {
  const { operation, method } = request.entry;
  const sent =
    method === "GET" || method === "DELETE" ? readQuery(new URL(c.req.url).searchParams) : await readBody(c.req.raw);
  refuseBadValues(sent);
  refuseParams(sent, request.params);
  let input: Record<string, unknown> = { ...sent, ...request.params };
  refuseBadValues(request.params);
  if (method === "GET") checkFields(sent.fields, operation.output);
  else input = expectVersion(c.req.header("if-match"), operation.input, input);

  const key = c.req.header("idempotency-key");
  if (method === "POST" && key !== undefined)
    return once(ctx, request, input, await idempotencyOf(key, method, request.path, sent));
  const output = await ctx.run(operation, input);
  return reply(request, selectFields(output, sent.fields), c.req.header("if-none-match"));
}

/** A path parameter has one place. */
function refuseParams(sent: Record<string, unknown>, params: Record<string, string>): void {
  const twice = Object.keys(params).filter((name) => Object.hasOwn(sent, name));
  if (twice.length > 0) {
    throw new Failure("invalid", "invalid", { fields: twice.map((path) => ({ path, reason: "unknown_field" })) });
  }
}

function reply({ entry, path }: Request, output: unknown, known?: string): Reply {
  const { method, operation } = entry;
  if (method === "DELETE" && (output === null || output === undefined)) return { status: 204, body: null, headers: {} };
  const etag = etagOf(output);
  const headers: Record<string, string> = etag ? { ETag: etag } : {};
  if (method === "GET" && etag && isKnown(known, etag)) return { status: 304, body: null, headers };
  const id = operation.creates && output && typeof output === "object" && "id" in output ? output.id : undefined;
  if (entry.locates && typeof id === "string") headers.Location = `${path}/${id}`;
  return { status: operation.creates ? 201 : 200, body: output ?? null, headers };
}

const PATIENCE = [40, 80, 160, 320, 640];

/** A POST that may be repeated. A repeat that comes before the first answer was kept waits a moment for it. */
async function once(
  ctx: Ctx,
  request: Request,
  input: never | Record<string, unknown>,
  idempotency: { key: string; hash: string },
): Promise<Reply> {
  const { operation } = request.entry;
  // Nobody is signed in, or the system acts for nobody: there is no one to keep the answer for.
  if (ctx.credential.kind === "none" || operation.elevated || operation.shownOnce || operation.kind === "query") {
    return reply(request, await ctx.run(operation, input));
  }
  for (const wait of [...PATIENCE, 0]) {
    try {
      const made = reply(request, await withIdempotency(ctx, idempotency).run(operation, input));
      ctx.later(ctx.run(keepReply, { ...idempotency, reply: made }).catch((error: unknown) => ctx.log.error(error)));
      return made;
    } catch (error) {
      if (error instanceof Replay)
        return { ...error.response, headers: { ...error.response.headers, "Idempotency-Replayed": "true" } };
      if (wait === 0 || !isCommitted(error)) throw error;
      await new Promise((done) => setTimeout(done, wait));
    }
  }
  throw new Failure("conflict", "idempotency_in_flight");
}

/** The first request is done and only its answer is not there yet, as `app.idempotent` says. */
function isCommitted(error: unknown): boolean {
  return error instanceof Failure && error.reason === "idempotency_in_flight" && error.params.committed === "true";
}
