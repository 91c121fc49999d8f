import { once } from "node:events";
import { createServer, type IncomingMessage } from "node:http";
import { type AddressInfo, connect, createServer as createGate, type Socket } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import { readPostmaster } from "../../local/postgres/postmaster.ts";
import { type Postgres, startPostgres } from "../../local/postgres.ts";
import type { LocalWorker } from "../../local/worker.ts";

type Stopping = { onStop(stop: () => unknown): void };

/** A door in front of the database's endpoint that can be shut: what a lost network looks like to the Worker. */
export async function startGate(endpoint: string, { onStop }: Stopping) {
  const { hostname, port } = new URL(endpoint);
  const open = new Set<Socket>();
  let shut = false;
  const server = createGate((socket) => {
    if (shut) return void socket.destroy();
    const onward = connect(Number(port), hostname);
    for (const [one, other] of [
      [socket, onward],
      [onward, socket],
    ] as const) {
      open.add(one);
      one.on("error", () => other.destroy()).on("close", () => open.delete(one));
      one.pipe(other);
    }
  });
  const setShut = (now: boolean) => {
    shut = now;
    if (shut) for (const socket of open) socket.destroy();
  };
  await once(server.listen(0, "127.0.0.1"), "listening");
  onStop(() => {
    setShut(true);
    server.close();
  });
  const outside = new URL(endpoint);
  outside.port = String((server.address() as AddressInfo).port);
  return { endpoint: outside.href, setShut };
}

type Controlled = {
  gate: { setShut(shut: boolean): void };
  postgres: { dataDir: string; port: number };
  worker: LocalWorker;
};

/**
 * What a test may do to the product from outside, as POST on loopback: `/postgres/kill` (as in a crash) and
 * `/postgres/start`, `/gate/shut` and `/gate/open`, `/queue` (the body's messages, through the real queue), `/cron`.
 */
export async function startControl({ gate, postgres, worker }: Controlled, { onStop }: Stopping): Promise<string> {
  let restarted: Postgres | undefined;
  const deeds: Record<string, (request: IncomingMessage) => unknown> = {
    "/postgres/kill": () => kill(postgres.dataDir),
    "/postgres/start": async () => {
      restarted = await startPostgres({ ...postgres, durable: false });
    },
    "/gate/shut": () => gate.setShut(true),
    "/gate/open": () => gate.setShut(false),
    "/cron": () => worker.runScheduled(),
    "/queue": async (request) => {
      const messages = (await readJson(request)) as unknown[];
      const queue = await worker.miniflare.getQueueProducer("EVENTS", "crm");
      await queue.sendBatch(messages.map((body) => ({ body })));
    },
  };
  const server = createServer(async (request, response) => {
    try {
      await deeds[request.url ?? ""]?.(request);
      response.writeHead(request.url && request.url in deeds ? 204 : 404).end();
    } catch (error) {
      response.writeHead(500).end(String(error));
    }
  });
  await once(server.listen(0, "127.0.0.1"), "listening");
  onStop(() => void server.close());
  onStop(() => restarted?.stop());
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

/** SIGQUIT: no checkpoint, no good-bye to those connected. */
async function kill(dataDir: string): Promise<void> {
  const running = readPostmaster(dataDir);
  if (!running) throw new Error("No Postgres is running");
  process.kill(running.pid, "SIGQUIT");
  while (isAlive(running.pid)) await sleep(20);
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

async function readJson(request: IncomingMessage): Promise<unknown> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return JSON.parse(Buffer.concat(chunks).toString("utf8"));
}
