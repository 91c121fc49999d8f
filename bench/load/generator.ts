import { Agent, request } from "node:http";
import pg from "pg";
import { median } from "../median.ts";
import { fresh } from "./fresh.ts";
import type { HttpRequest, Job, Outcome, Transaction } from "./job.ts";

/** A process of its own that runs the jobs its parent sends, one after the other. */
process.on("message", (job: Job) => {
  run(job).then(
    (outcome) => process.send?.(outcome),
    (error: Error) => process.send?.({ perSecond: 0, p50: 0, count: 0, failure: error.message }),
  );
});

async function run(job: Job): Promise<Outcome> {
  const once = job.kind === "http" ? overHttp(job) : await overSql(job);
  const times: number[] = [];
  let failure: string | undefined;
  let sent = 0;
  const started = performance.now();
  const worker = async (connection: number) => {
    while (performance.now() - started < job.ms && sent < (job.most ?? Number.POSITIVE_INFINITY)) {
      const from = performance.now();
      try {
        await once.send(connection, sent++);
      } catch (error) {
        failure ??= error instanceof Error ? error.message : String(error);
        return;
      }
      times.push(performance.now() - from);
    }
  };
  await Promise.all(Array.from({ length: job.connections }, (_, i) => worker(i)));
  const seconds = (performance.now() - started) / 1000;
  await once.end();
  return {
    perSecond: times.length / seconds,
    p50: median(times),
    count: times.length,
    ...(failure ? { failure } : {}),
  };
}

type Sender = { send(connection: number, n: number): Promise<void>; end(): Promise<unknown> };

function overHttp({ port, requests, expected }: Extract<Job, { kind: "http" }>): Sender {
  // Of this job only: a server closes what lies idle between two.
  const agent = new Agent({ keepAlive: true, maxSockets: 64 });
  return {
    send(_, n) {
      const next = requests[n % requests.length];
      return next ? send(agent, port, next, expected) : Promise.reject(new Error("nothing to send"));
    },
    end: async () => agent.destroy(),
  };
}

function send(
  agent: Agent,
  port: number,
  { method, path, headers, body }: HttpRequest,
  expected: number,
): Promise<void> {
  const fill = fresh();
  return new Promise((resolve, reject) => {
    const filled = Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, fill(value)]));
    const outgoing = request({ agent, host: "127.0.0.1", port, method, path, headers: filled }, (incoming) => {
      let text = "";
      incoming.setEncoding("utf8").on("data", (part: string) => (text += text.length < 500 ? part : ""));
      incoming.on("end", () =>
        incoming.statusCode === expected
          ? resolve()
          : reject(new Error(`${method} ${path}: ${incoming.statusCode} ${text.slice(0, 300)}`)),
      );
    });
    outgoing.on("error", reject).end(body && fill(body));
  });
}

/** Every connection keeps its prepared statements. */
async function overSql({ url, connections, transactions }: Extract<Job, { kind: "sql" }>): Promise<Sender> {
  const clients = Array.from({ length: connections }, () => new pg.Client(url));
  await Promise.all(clients.map((client) => client.connect()));
  const once = async (client: pg.Client | undefined) => {
    if (!client) return;
    const fill = fresh();
    for (const one of transactions) await transact(client, one, fill);
  };
  for (const client of clients) await once(client);
  return {
    send: (connection) => once(clients[connection]),
    end: () => Promise.all(clients.map((client) => client.end())),
  };
}

async function transact(
  client: pg.Client,
  { readOnly, queries }: Transaction,
  fill: (text: string) => string,
): Promise<void> {
  await client.query(readOnly ? "begin read only" : "begin");
  for (const { query, params } of queries) {
    const values = params.map((value) => (typeof value === "string" ? fill(value) : value));
    await client.query({ name: nameOf(query), text: query, values });
  }
  await client.query("commit");
}

const names = new Map<string, string>();

function nameOf(query: string): string {
  const known = names.get(query) ?? `s${names.size}`;
  names.set(query, known);
  return known;
}
