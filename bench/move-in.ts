import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { realShape } from "../local/seed/corpus/index.ts";
import { openApi } from "./move-in/api.ts";
import { moveIn } from "./move-in/move-in.ts";

/**
 * `npm run bench:move-in`: an agency's old list of 5,000 people and companies through the public REST API of a running
 * `npm start`, with an API key. `--tenant`, `--count` and `--seed` choose others; the same list twice writes nothing twice.
 */
const { values } = parseArgs({
  options: {
    tenant: { type: "string", default: "anka" },
    count: { type: "string", default: "5000" },
    seed: { type: "string", default: "7" },
  },
});

type Demo = { tenants: { slug: string; origin: string; apiKey: string }[] };
const demo = JSON.parse(readFileSync(join(import.meta.dirname, "../.local/demo.json"), "utf8")) as Demo;
const tenant = demo.tenants.find(({ slug }) => slug === values.tenant);
if (!tenant) throw new Error(`No tenant ${values.tenant} in .local/demo.json; is npm start running?`);

const list = realShape(Number(values.count), Number(values.seed));
const started = performance.now();
const { made, refused, requests, waited } = await moveIn(openApi(tenant), list, `move-in-${values.seed}`, (line) =>
  console.log(line),
);
const seconds = (performance.now() - started) / 1000;

console.log(
  `${made} of ${list.length} moved in, ${refused.size} refused, in ${seconds.toFixed(1)} s: ${(made / seconds).toFixed(0)} a second.`,
);
console.log(`${requests()} requests, ${(waited() / 1000).toFixed(1)} s of them waiting for the rate limit.`);
const reasons = Map.groupBy(refused.values(), (reason) => reason);
for (const [reason, each] of reasons) console.log(`  ${each.length} × ${reason}`);
process.exitCode = refused.size === 0 ? 0 : 1;
