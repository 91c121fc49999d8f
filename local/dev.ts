import { spawn } from "node:child_process";
import { rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { announce } from "./stack/announce.ts";
import { startDatabase } from "./stack/database.ts";
import { untilStopped } from "./stack/lifetime.ts";
import { claimFolder } from "./stack/lock.ts";
import { requirePort } from "./stack/require-port.ts";

const ROOT = join(import.meta.dirname, "..");
const VARS = join(ROOT, ".dev.vars");

/** `npm run dev`: the same database and data as `npm start`, the Worker from its sources with hot reload. */
await untilStopped(async (lifetime) => {
  const port = await requirePort();
  lifetime.onStop(await claimFolder());
  const { worker, ...database } = await startDatabase(port, lifetime);
  const vars = {
    DATABASE_URL: worker.databaseUrl,
    NEON_FETCH_ENDPOINT: worker.fetchEndpoint,
    ...worker.vars,
  };
  const lines = Object.entries(vars).map(([name, value]) => `${name}="${value}"\n`);
  writeFileSync(VARS, lines.join(""), { mode: 0o600 });
  lifetime.onStop(() => rmSync(VARS, { force: true }));
  const args = [join(ROOT, "node_modules/@react-router/dev/bin.cjs"), "dev", "--host", "127.0.0.1"];
  const server = spawn(process.execPath, [...args, "--port", String(port), "--strictPort"], {
    cwd: ROOT,
    // Nothing is asked of the network for what Cloudflare tells about a request.
    env: { ...process.env, CLOUDFLARE_CF_FETCH_ENABLED: "false" },
    stdio: "inherit",
  });
  const ended = new Promise<number>((resolve) => server.once("exit", (code) => resolve(code ?? 0)));
  lifetime.onStop(() => {
    server.kill("SIGTERM");
    return ended;
  });
  announce(port, database);
  await lifetime.end(await ended);
});
