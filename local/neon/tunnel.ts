import type { IncomingMessage } from "node:http";
import { connect } from "node:net";
import type { Duplex } from "node:stream";
import { type RawData, type WebSocket, WebSocketServer } from "ws";
import { tripCounter } from "./trip-counter.ts";

const LOOPBACK = new Set(["127.0.0.1", "localhost", "::1", "[::1]"]);
const ENOUGH_BUFFERED = 1_048_576;

export type Tunnel = { upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void; close(): void };

/**
 * Neon's WebSocket proxy, `/v2?address=host:port`: raw bytes of the Postgres protocol to and from `postgres`.
 * Any other address is refused. `onTrip` is called for each client message that Postgres has to answer.
 */
export function tunnel(postgres: { host: string; port: number }, onTrip: () => void): Tunnel {
  const server = new WebSocketServer({ noServer: true, perMessageDeflate: false });
  return {
    upgrade(request, socket, head) {
      if (!leadsTo(request.url ?? "", postgres.port)) {
        socket.end("HTTP/1.1 403 Forbidden\r\nConnection: close\r\nContent-Length: 0\r\n\r\n");
        return;
      }
      server.handleUpgrade(request, socket, head, (client) => join(client, postgres, onTrip));
    },
    close() {
      for (const client of server.clients) client.terminate();
      server.close();
    },
  };
}

function leadsTo(path: string, port: number): boolean {
  const url = new URL(path, "ws://localhost");
  if (url.pathname !== "/v2") return false;
  const address = url.searchParams.get("address");
  if (address === null) return true;
  const colon = address.lastIndexOf(":");
  return LOOPBACK.has(address.slice(0, colon)) && Number(address.slice(colon + 1)) === port;
}

function join(client: WebSocket, postgres: { host: string; port: number }, onTrip: () => void): void {
  const server = connect({ ...postgres, noDelay: true });
  const asks = tripCounter();
  client.on("message", (data: RawData) => {
    const chunk = Array.isArray(data) ? Buffer.concat(data) : Buffer.from(data as Buffer);
    if (asks(chunk)) onTrip();
    if (server.write(chunk)) return;
    client.pause();
    server.once("drain", () => client.resume());
  });
  server.on("data", (chunk) => {
    client.send(chunk, () => {
      if (server.isPaused() && client.bufferedAmount < ENOUGH_BUFFERED) server.resume();
    });
    if (client.bufferedAmount > ENOUGH_BUFFERED) server.pause();
  });
  client.on("close", () => server.end());
  client.on("error", () => server.destroy());
  server.on("close", () => client.close());
  server.on("error", () => client.close(1011, "Postgres is not reachable"));
}
