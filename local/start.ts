import { createWriteStream } from "node:fs";
import { join } from "node:path";
import { buildIfNeeded } from "./build.ts";
import { announce } from "./stack/announce.ts";
import { startDatabase } from "./stack/database.ts";
import { FOLDER } from "./stack/folder.ts";
import { untilStopped } from "./stack/lifetime.ts";
import { claimFolder } from "./stack/lock.ts";
import { requirePort } from "./stack/require-port.ts";
import { startWorker } from "./worker.ts";

/** `npm start`: the whole product on this machine, all on loopback, its data in `.local`. */
await untilStopped(async (lifetime) => {
  const port = await requirePort();
  lifetime.onStop(await claimFolder());
  console.log("Starting…");
  const building = buildIfNeeded(() => console.log("Building…"));
  const [database] = await Promise.all([startDatabase(port, lifetime), building]);
  const log = createWriteStream(join(FOLDER, "worker.log"), { flags: "a" });
  const worker = await startWorker({
    port,
    ...database.worker,
    persistDir: join(FOLDER, "worker"),
    onLog: ({ level, message }) => {
      log.write(`${message}\n`);
      if (level === "error") console.error(message);
    },
  });
  lifetime.onStop(worker.stop);
  announce(port, database);
});
