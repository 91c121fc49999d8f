import { mkdirSync, rmSync } from "node:fs";
import { connect, createServer } from "node:net";
import { join, relative } from "node:path";
import { FOLDER } from "./folder.ts";

/**
 * Claims `.local` for this process until it ends, however it ends: the claim is a listening socket, so a dead one is
 * recognised. Throws one sentence when another process has it. Returns what gives it back.
 */
export async function claimFolder(): Promise<() => void> {
  mkdirSync(FOLDER, { recursive: true });
  // Relative, because a socket's path may hold only some hundred characters.
  const path = relative(process.cwd(), join(FOLDER, "lock"));
  if (await answers(path)) throw new Error("It is already running: .local is in use by another start.");
  rmSync(path, { force: true });
  const server = createServer((socket) => socket.destroy());
  await new Promise<void>((resolve, reject) => server.once("error", reject).listen(path, resolve));
  server.unref();
  return () => server.close();
}

function answers(path: string): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(path, () => {
      socket.destroy();
      resolve(true);
    });
    socket.on("error", () => resolve(false));
  });
}
