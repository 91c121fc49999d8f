import { spawn } from "node:child_process";
import { availableParallelism } from "node:os";
import { delimiter, join, resolve } from "node:path";
import { checkCitedPaths } from "./cited-paths.ts";
import { checkImports } from "./imports.ts";
import { checkMessages } from "./messages.ts";
import { checkSizes } from "./sizes.ts";
import type { Finding } from "./tree.ts";
import { checkVersions } from "./versions.ts";
import { checkWords } from "./words.ts";

type Step = { name: string; run: () => Finding[] | Promise<Finding[]> };

const root = resolve(import.meta.dirname, "../..");
const started = performance.now();

/** `--write` lets Biome mend what it can; the rest is the same. */
const biome = process.argv.includes("--write") ? ["check", "--write"] : ["check"];

// A fresh clone has no `./+types` yet: what reads them waits.
const routeTypes = command("react-router", ["typegen"]);

const tools: Step[] = [
  {
    name: "format and lint",
    run: lint,
  },
  { name: "route types", run: () => routeTypes },
  { name: "types", run: () => routeTypes.then(() => command("tsc", ["--pretty", "false"])) },
  { name: "dead code", run: () => routeTypes.then(() => command("knip", ["--no-progress", "--no-config-hints"])) },
];
const scripts: Step[] = [
  { name: "imports", run: () => checkImports(root) },
  { name: "sizes", run: sizes },
  { name: "cited paths", run: () => checkCitedPaths(root) },
  { name: "messages", run: () => checkMessages(root) },
  { name: "versions", run: () => checkVersions(root) },
  { name: "words", run: () => checkWords(root) },
];

let failed = 0;
await Promise.all([...tools, ...scripts].map(report));
console.log(
  `check: ${failed ? `${failed} failed` : "all passed"} in ${seconds(started)} on ${availableParallelism()} cores`,
);
process.exitCode = failed ? 1 : 0;

async function report({ name, run }: Step): Promise<void> {
  const begun = performance.now();
  const findings = await run();
  if (findings.length > 0) failed += 1;
  console.log(`${findings.length > 0 ? "✗" : "✓"} ${name.padEnd(16)} ${seconds(begun)}`);
  for (const finding of findings) console.log(`    ${finding}`);
}

async function lint(): Promise<Finding[]> {
  const found = await command("biome", [
    ...biome,
    "--reporter=concise",
    "--max-diagnostics=none",
    "--error-on-warnings",
  ]);
  return found.sort();
}

function sizes(): Finding[] {
  const { findings, median } = checkSizes(root);
  console.log(`  median file: ${median} lines`);
  return findings;
}

/** Runs a tool of `node_modules/.bin`; what it prints are the findings when it fails. */
function command(tool: string, args: string[]): Promise<Finding[]> {
  const bin = join(root, "node_modules/.bin");
  const env = { ...process.env, PATH: `${bin}${delimiter}${process.env.PATH}`, NO_COLOR: "1", FORCE_COLOR: undefined };
  return new Promise((done) => {
    const child = spawn(join(bin, tool), args, { cwd: root, env, stdio: ["ignore", "pipe", "pipe"] });
    let output = "";
    for (const stream of [child.stdout, child.stderr]) stream.on("data", (chunk) => (output += chunk));
    child.on("error", (error) => done([error.message]));
    child.on("close", (code) => done(code === 0 ? [] : [`${tool}: exit ${code}`, ...lines(output)]));
  });
}

/** Without the frames that tools draw around what they have to say. */
function lines(output: string): string[] {
  return output.split("\n").filter((line) => line.trim() && !/━|were emitted|^Checked /.test(line));
}

function seconds(since: number): string {
  return `${((performance.now() - since) / 1000).toFixed(1)} s`;
}
