import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { sqlEndpoint } from "./sql-endpoint.ts";
import { tunnel } from "./tunnel.ts";

// A Worker that talks to this endpoint sets, beside its DATABASE_URL (role and password decide what it may do):
//
//   neonConfig.fetchEndpoint = env.NEON_FETCH_ENDPOINT     http://127.0.0.1:<port>/sql
//   neonConfig.wsProxy = env.NEON_WS_PROXY                 127.0.0.1:<port>/v2 (the driver appends ?address=host:port)
//   neonConfig.useSecureWebSocket = false
//   neonConfig.pipelineTLS = false                         the default; forceDisablePgSSL stays true
//
// pipelineConnect may stay "password": the embedded Postgres asks for a cleartext password, as Neon does.

export type Neon = {
  fetchEndpoint: string;
  wsProxy: string;
  statsUrl: string;
  port: number;
  /** Database round trips so far: POST /sql is one, so is a WebSocket message carrying Query or Sync. */
  trips(): number;
  stop(): Promise<void>;
};

/** Serves Neon's SQL-over-HTTP and WebSocket protocols in front of a local Postgres, with the caller's own role. */
export async function startNeon(options: { postgresPort: number; port?: number; host?: string }): Promise<Neon> {
  const host = options.host ?? "127.0.0.1";
  const postgres = { host: "127.0.0.1", port: options.postgresPort };
  let trips = 0;
  const sql = sqlEndpoint(postgres);
  const wires = tunnel(postgres, () => trips++);
  const server = createServer((request, response) => {
    const route = `${request.method} ${request.url?.split("?")[0]}`;
    if (route === "POST /sql") {
      trips++;
      return sql.answer(request, response);
    }
    const found = route === "GET /stats";
    response.writeHead(found ? 200 : 404, { "Content-Type": "application/json" });
    response.end(JSON.stringify(found ? { trips } : { message: "not found" }));
  });
  server.keepAliveTimeout = 60_000;
  server.on("upgrade", wires.upgrade);
  const port = await listen(server, options.port ?? 0, host);
  return {
    fetchEndpoint: `http://${host}:${port}/sql`,
    wsProxy: `${host}:${port}/v2`,
    statsUrl: `http://${host}:${port}/stats`,
    port,
    trips: () => trips,
    stop: () =>
      new Promise((done) => {
        wires.close();
        sql.close();
        server.close(() => done());
        server.closeAllConnections();
      }),
  };
}

function listen(server: Server, port: number, host: string): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, host, () => resolve((server.address() as AddressInfo).port));
  });
}
