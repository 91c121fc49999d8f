import type { IncomingMessage, ServerResponse } from "node:http";
import { newPool, type Pool } from "./pool.ts";
import { ConnectionLost, errorBody, PostgresError } from "./postgres-error.ts";
import { BadRequest, readExchange, readLogin } from "./sql-request.ts";

const LARGEST_BODY = 64 * 1024 * 1024;

export type SqlEndpoint = { answer(request: IncomingMessage, response: ServerResponse): void; close(): void };

/** Neon's SQL over HTTP in front of the Postgres at `postgres`, one pool per connection string. */
export function sqlEndpoint(postgres: { host: string; port: number }): SqlEndpoint {
  const pools = new Map<string, Pool>();
  const sweeper = setInterval(() => {
    for (const [key, pool] of pools) if (pool.sweep(Date.now())) pools.delete(key);
  }, 5_000);
  sweeper.unref();

  const poolFor = (header: string | string[] | undefined) => {
    if (typeof header !== "string") throw new BadRequest("missing header Neon-Connection-String");
    const known = pools.get(header);
    if (known) return known;
    const pool = newPool(readLogin(header, postgres));
    pools.set(header, pool);
    return pool;
  };

  const run = async (request: IncomingMessage, response: ServerResponse) => {
    const pool = poolFor(request.headers["neon-connection-string"]);
    const exchange = readExchange(request.headers, await readBody(request));
    const connection = await pool.take();
    const cancel = () => {
      if (!response.writableEnded) connection.cancel();
    };
    response.once("close", cancel);
    try {
      return await connection.run(exchange);
    } finally {
      response.off("close", cancel);
      pool.give(connection);
    }
  };

  return {
    answer(request, response) {
      run(request, response).then(
        (body) => send(response, 200, body),
        (error: Error) => send(response, statusOf(error), Buffer.from(JSON.stringify(errorBody(error)))),
      );
    },
    close() {
      clearInterval(sweeper);
      for (const pool of pools.values()) pool.close();
    },
  };
}

class TooLarge extends Error {}

function readBody(request: IncomingMessage): Promise<string> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let size = 0;
    request.on("data", (chunk: Buffer) => {
      size += chunk.length;
      if (size > LARGEST_BODY) reject(new TooLarge("request is too large (max is 67108864 bytes)"));
      else chunks.push(chunk);
    });
    request.on("error", reject);
    request.on("end", () => resolve(chunks.length === 1 ? String(chunks[0]) : Buffer.concat(chunks).toString()));
  });
}

/** Postgres's answers are 400; what a proxy says when Postgres is not there is 5xx, as is a shutdown (class 57P). */
function statusOf(error: Error): number {
  if (error instanceof TooLarge) return 413;
  if (error instanceof ConnectionLost) return 502;
  if (error instanceof PostgresError) return error.fields.code?.startsWith("57P") ? 503 : 400;
  return error instanceof BadRequest ? 400 : 500;
}

function send(response: ServerResponse, status: number, body: Buffer): void {
  if (response.destroyed) return;
  response.writeHead(status, { "Content-Type": "application/json", "Content-Length": body.length }).end(body);
}
