import { spawn } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { findChromium } from "./chromium.ts";

/** `npm test`: check, then unit and integration, then the browser; ends with one line of counts. */
const folder = mkdtempSync(join(tmpdir(), "crm-results-"));
await findChromium();
const results = [await check(), await vitest("unit"), await vitest("e2e")];
rmSync(folder, { recursive: true, force: true });

const passed = results.reduce((sum, result) => sum + result.passed, 0);
const failed = results.reduce((sum, result) => sum + result.failed, 0);
console.log(`\n${passed} passed, ${failed} failed`);
process.exitCode = failed > 0 ? 1 : 0;

type Result = { passed: number; failed: number };

async function check(): Promise<Result> {
  const code = await run("node", ["local/check/check.ts"]);
  return { passed: code === 0 ? 1 : 0, failed: code === 0 ? 0 : 1 };
}

/** A run that breaks off without a report, or whose files cannot even be loaded, has failed. */
async function vitest(project: string): Promise<Result> {
  const file = join(folder, `${project}.json`);
  const code = await run("vitest", [
    "run",
    "--project",
    project,
    "--reporter=default",
    "--reporter=json",
    `--outputFile.json=${file}`,
  ]);
  try {
    const report = JSON.parse(readFileSync(file, "utf8")) as { numPassedTests: number; numFailedTests: number };
    return { passed: report.numPassedTests, failed: code === 0 ? 0 : Math.max(1, report.numFailedTests) };
  } catch {
    return { passed: 0, failed: 1 };
  }
}

function run(program: string, args: string[]): Promise<number> {
  return new Promise((done) => {
    const child = spawn(program, args, { stdio: "inherit" });
    child.on("error", () => done(1));
    child.on("close", (code) => done(code ?? 1));
  });
}
