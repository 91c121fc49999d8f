import { spawn } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, relative } from "node:path";
import { findChromium } from "./chromium.ts";

/** `npm test`: check, then unit and integration, then the browser; ends with what failed by name, and one line of counts. */
const folder = mkdtempSync(join(tmpdir(), "crm-results-"));
await findChromium();
const results = [await check(), await vitest("unit"), await vitest("e2e")];
rmSync(folder, { recursive: true, force: true });

const passed = results.reduce((sum, result) => sum + result.passed, 0);
const failed = results.flatMap((result) => result.failed);
for (const what of failed) console.log(`failed: ${what}`);
console.log(`\n${passed} passed, ${failed.length} failed`);
process.exitCode = failed.length > 0 ? 1 : 0;

type Result = { passed: number; failed: string[] };

/** Vitest's JSON report, as far as it is read here. */
type Report = {
  numPassedTests: number;
  testResults: {
    name: string;
    status: string;
    message: string;
    assertionResults: { status: string; fullName: string; failureMessages: string[] | null }[];
  }[];
};

async function check(): Promise<Result> {
  const code = await run("node", ["local/check/check.ts"]);
  return code === 0 ? { passed: 1, failed: [] } : { passed: 0, failed: ["check"] };
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
    const report = JSON.parse(readFileSync(file, "utf8")) as Report;
    const failed = report.testResults.flatMap(failuresOf);
    return { passed: report.numPassedTests, failed: code === 0 || failed.length > 0 ? failed : [project] };
  } catch {
    return { passed: 0, failed: [project] };
  }
}

/** A file that could not be loaded has no tests, and has failed itself. */
function failuresOf({ name, status, message, assertionResults }: Report["testResults"][number]): string[] {
  const file = relative(process.cwd(), name);
  const tests = assertionResults
    .filter((test) => test.status === "failed")
    .map(({ fullName, failureMessages }) => `${file} > ${fullName}\n  ${failureMessages?.join("\n").slice(0, 500)}`);
  return status === "failed" && tests.length === 0 ? [`${file}\n  ${message.slice(0, 500)}`] : tests;
}

function run(program: string, args: string[]): Promise<number> {
  return new Promise((done) => {
    const child = spawn(program, args, { stdio: "inherit" });
    child.on("error", () => done(1));
    child.on("close", (code) => done(code ?? 1));
  });
}
