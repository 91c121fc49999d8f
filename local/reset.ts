import { rmSync } from "node:fs";
import { FOLDER } from "./stack/folder.ts";
import { claimFolder } from "./stack/lock.ts";

/** `npm run reset`: forgets all local data. Refuses while the product runs on it. */
try {
  const release = await claimFolder();
  rmSync(FOLDER, { recursive: true, force: true });
  release();
  console.log(".local is empty.");
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
