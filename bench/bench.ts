import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { buildIfNeeded } from "../local/build.ts";
import { FOLDER } from "./data/database.ts";
import { measureAll } from "./lines/all.ts";
import { printResults } from "./results.ts";
import { SIZES } from "./sizes.ts";
import { startStack } from "./stack/stack.ts";

/** `npm run bench`: everything in one run. `--small` is a tenth of the size; `--only speed,queries` leaves the rest out. */
const { values } = parseArgs({ options: { small: { type: "boolean", default: false }, only: { type: "string" } } });
const size = SIZES[values.small ? "small" : "full"];
const only = values.only?.split(",");

await buildIfNeeded(() => console.log("Building…"));
const stack = await startStack(size, console.log);
try {
  const results = await measureAll(stack, size, (part) => only === undefined || only.includes(part));
  writeFileSync(
    join(FOLDER, "results.json"),
    `${JSON.stringify({ size: size.name, at: new Date().toISOString(), ...results }, null, 2)}\n`,
  );
  process.exitCode = printResults(results) ? 0 : 1;
} finally {
  await stack.stop();
}
