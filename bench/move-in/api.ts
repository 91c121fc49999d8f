import { Agent, request } from "node:http";
import { setTimeout as sleep } from "node:timers/promises";

export type Api = {
  /** Creates one record, once for each `key`. Waits as long as the server asks; fails with the server's reasons, of this record or of all. */
  create(path: string, key: string, body: object): Promise<{ id: string }>;
  requests(): number;
  /** Milliseconds spent waiting because the server asked for it. */
  waited(): number;
};

/** What the server refuses, as `field: reason` where it names fields. */
export class Refused extends Error {}

const TRIES = 40;

/** The REST API of one tenant with its key, over connections that stay. */
export function openApi({ origin, apiKey }: { origin: string; apiKey: string }): Api {
  const { host, port } = new URL(origin);
  const agent = new Agent({ keepAlive: true, maxSockets: 16 });
  let requests = 0;
  let waited = 0;
  const post = (path: string, key: string, body: string) => {
    requests++;
    const headers = {
      Host: host,
      Authorization: `Bearer ${apiKey}`,
      "Content-Type": "application/json",
      "Content-Length": Buffer.byteLength(body),
      "Idempotency-Key": key,
    };
    return send(agent, { host: "127.0.0.1", port, path: `/api/v1${path}`, headers }, body);
  };
  return {
    requests: () => requests,
    waited: () => waited,
    async create(path, key, body) {
      for (let left = TRIES; left > 0; left--) {
        const answer = await post(path, key, JSON.stringify(body)).catch(lost);
        if (answer?.status === 201 || answer?.status === 200) return answer.body as { id: string };
        if (answer?.status === 401 || answer?.status === 403) throw new Error(reasonOf(answer.body));
        if (answer && answer.status !== 429 && answer.status < 500 && answer.status !== 409)
          throw new Refused(reasonOf(answer.body));
        const pause = answer?.retryAfter === undefined ? 500 : answer.retryAfter * 1000;
        waited += pause;
        await sleep(pause);
      }
      throw new Refused("no answer");
    },
  };
}

type Answer = { status: number; retryAfter: number | undefined; body: unknown };
type Target = { host: string; port: string; path: string; headers: Record<string, string | number> };

function send(agent: Agent, target: Target, body: string): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const outgoing = request({ ...target, agent, method: "POST" }, (incoming) => {
      const chunks: Buffer[] = [];
      incoming.on("data", (chunk: Buffer) => chunks.push(chunk));
      incoming.on("error", reject);
      incoming.on("end", () => {
        const after = incoming.headers["retry-after"];
        resolve({
          status: incoming.statusCode ?? 0,
          retryAfter: after === undefined ? undefined : Number(after),
          body: parsed(Buffer.concat(chunks)),
        });
      });
    });
    outgoing.on("error", reject).end(body);
  });
}

function parsed(bytes: Buffer): unknown {
  try {
    return JSON.parse(String(bytes));
  } catch {
    return null;
  }
}

/** A connection that broke: the key makes asking again safe. */
function lost(): undefined {
  return undefined;
}

function reasonOf(body: unknown): string {
  const { reason, errors } = (body ?? {}) as { reason?: string; errors?: { path: string; reason: string }[] };
  return errors?.map((one) => `${one.path}: ${one.reason}`).join(", ") || (reason ?? "unknown");
}
