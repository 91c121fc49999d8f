import { existsSync, globSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { translator } from "#messages/server.ts";
import { modules } from "#worker/modules.ts";
import { Failure, STATUS } from "../errors.ts";
import { fieldMessage, problemOf } from "./problem.ts";

const RAISED = [
  /new Failure\(\s*"\w+",\s*"([\w.]+)"/g,
  /\bguard\([^;]*?,\s*"([\w.]+)"\s*\)/g,
  /\breason: "([\w.]+)"/g,
  /app\.fail\(\d+, '([\w.]+)'/g,
];
// No person reads these: the runner tries again or replays, the relay comes back later.
const INNER = ["dry", "stale_tenant", "replay", "mail.claimed"];

test("every reason that is raised has its sentence in both languages", () => {
  const listed = modules.map(({ name }) => name);
  const folders = ["worker/kernel", "tenants", ...listed.map((name) => `worker/modules/${name}`)];
  const files = [...globSync(folders.map((folder) => `${folder}/**/*.ts`)), ...globSync("migrations/*.sql")];
  const reasons = files
    .filter((path) => !path.includes(".test."))
    .flatMap((path) => reasonsIn(path))
    .filter((reason) => !unlisted(reason, listed));
  expect(reasons.length).toBeGreaterThan(40);
  const silent = [...new Set([...reasons, ...Object.keys(STATUS)])].filter(
    (reason) =>
      !INNER.includes(reason) &&
      !(["tr", "en"] as const).every((language) => translator(language).find(`errors.reason.${reason}`)),
  );
  expect(silent).toEqual([]);
});

test("a module's reason, an unknown one, and a field's", () => {
  const t = translator("en");
  expect(problemOf(new Failure("conflict", "customers_unheard_of"), t)).toMatchObject({
    reason: "customers_unheard_of",
    detail: "This cannot be done right now",
  });
  expect(fieldMessage({ path: "a", reason: "wrong_type", params: { expected: "array" } }, t)).toBe(
    "This should be a list.",
  );
  expect(fieldMessage({ path: "a", reason: "unheard_of" }, t)).toBe("This value is not accepted.");
  expect(fieldMessage({ path: "a", reason: "too_big_string", params: { maximum: "200" } }, translator("tr"))).toBe(
    "En çok 200 karakter.",
  );
});

test("one second is a second, one entry an entry", () => {
  const t = translator("en");
  const wait = (seconds: number) =>
    problemOf(new Failure("too_many_requests", "too_many_requests", { params: { seconds } }), t).detail;
  expect([1, 2, 0].map(wait)).toEqual([
    "Wait 1 second and try again.",
    "Wait 2 seconds and try again.",
    "Wait 0 seconds and try again.",
  ]);
  const few = (minimum: string) => fieldMessage({ path: "a", reason: "too_small_array", params: { minimum } }, t);
  expect([few("1"), few("2")]).toEqual(["At least 1 entry.", "At least 2 entries."]);
  expect(fieldMessage({ path: "a", reason: "too_big_string", params: { maximum: "1" } }, translator("tr"))).toBe(
    "En çok 1 karakter.",
  );
});

function reasonsIn(path: string): string[] {
  const source = readFileSync(path, "utf8");
  return RAISED.flatMap((pattern) => [...source.matchAll(pattern)].map(([, reason = ""]) => reason));
}

/** A function in the database may belong to a module that is not in the list yet. */
function unlisted(reason: string, listed: string[]): boolean {
  const module = reason.includes(".") ? reason.split(".")[0] : undefined;
  return module !== undefined && existsSync(`worker/modules/${module}`) && !listed.includes(module);
}
