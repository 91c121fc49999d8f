import { createServer, request } from "node:http";
import type { AddressInfo } from "node:net";
import type { Transaction } from "../load/job.ts";

export type Recorder = { fetchEndpoint: string; taken(): Transaction[]; stop(): void };

/** A proxy in front of the database's endpoint that keeps what the Worker sends. */
export async function startRecorder(fetchEndpoint: string): Promise<Recorder> {
  let seen: Transaction[] = [];
  const server = createServer((incoming, answer) => {
    const chunks: Buffer[] = [];
    incoming.on("data", (chunk: Buffer) => chunks.push(chunk));
    incoming.on("end", () => {
      const body = Buffer.concat(chunks);
      const { queries } = JSON.parse(String(body)) as { queries?: Transaction["queries"] };
      if (queries) seen.push({ readOnly: incoming.headers["neon-batch-read-only"] === "true", queries });
      const { host: _, ...headers } = incoming.headers;
      const onward = request(fetchEndpoint, { method: "POST", headers }, (reply) => {
        answer.writeHead(reply.statusCode ?? 500, reply.headers);
        reply.pipe(answer);
      });
      onward.on("error", () => answer.writeHead(502).end());
      onward.end(body);
    });
  });
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  return {
    fetchEndpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}/sql`,
    taken: () => seen.splice(0),
    stop: () => {
      seen = [];
      server.close();
      server.closeAllConnections();
    },
  };
}

const ID = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g;

/** Ids that only one of two recordings of the same request holds were made for it: they become places to fill anew. */
export function withPlaces(one: Transaction[], other: Transaction[]): Transaction[] {
  const lasting = new Set(JSON.stringify(other).match(ID));
  const made = [...new Set(JSON.stringify(one).match(ID))].filter((id) => !lasting.has(id));
  const places = new Map(made.map((id, i) => [id, `{{${i}}}`]));
  return JSON.parse(JSON.stringify(one).replace(ID, (id) => places.get(id) ?? id)) as Transaction[];
}
