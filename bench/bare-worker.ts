import { Hono } from "hono";
import { named, transact } from "../worker/kernel/db/neon.ts";
import { fresh } from "./load/fresh.ts";
import type { Transaction } from "./load/job.ts";

type Env = { DATABASE_URL: string; NEON_FETCH_ENDPOINT: string; STATEMENTS: string };

/** What our Worker is measured against: the very statements that ours sends, through the same driver, and no kernel. */
export default new Hono<{ Bindings: Env }>().all("/:line", async (c) => {
  const { send, lines } = open(c.env);
  const fill = fresh();
  if (c.req.method === "POST") await c.req.json();
  const [first, ...later] = lines[c.req.param("line")] ?? [];
  if (!first) return c.notFound();
  const rows = await send(first, fill);
  // What ours does after its answer: keeping the reply, telling listeners.
  if (later.length > 0)
    c.executionCtx.waitUntil(
      later.reduce((before, one) => before.then(() => send(one, fill)), Promise.resolve<unknown>(null)),
    );
  return c.json(rows);
});

let opened: ReturnType<typeof connect> | undefined;
const open = (env: Env) => (opened ??= connect(env));

function connect(env: Env) {
  const database = { url: env.DATABASE_URL, fetchEndpoint: env.NEON_FETCH_ENDPOINT };
  const lines = JSON.parse(env.STATEMENTS) as Record<string, Transaction[]>;
  const send = async ({ readOnly, queries }: Transaction, fill: (text: string) => string) => {
    const filled = queries.map(({ query, params }) => ({
      query,
      params: params.map((value) => (typeof value === "string" ? fill(value) : value)),
    }));
    const answers = await transact(database, filled, { readOnly });
    return answers.map(named);
  };
  return { send, lines };
}
