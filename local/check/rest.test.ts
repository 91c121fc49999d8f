import { describe, expect, test } from "vitest";
import { checkCitedPaths } from "./cited-paths.ts";
import { fixture } from "./fixture.ts";
import { checkSizes } from "./sizes.ts";
import { checkVersions } from "./versions.ts";
import { checkWords } from "./words.ts";

test("sizes: a file over 300 lines; tables, tests and generated files are free; the median", () => {
  const long = "a;\n".repeat(301);
  const root = fixture({
    "app/a.ts": long,
    "app/b.ts": "a;\n".repeat(7),
    "app/c.ts": "a;\n".repeat(300),
    "worker/tables.ts": long,
    "app/a.test.ts": long,
    "app/il.generated.ts": long,
  });
  expect(checkSizes(root)).toEqual({ findings: ["app/a.ts: 301 lines, at most 300"], median: 300 });
});

describe("cited paths", () => {
  test.each([
    ["`worker/kernel/gone.ts`", "worker/kernel/gone.ts"],
    ["`#worker/kernel/gone.ts`", "worker/kernel/gone.ts"],
    ["`docs/decisions/`", "docs/decisions/"],
    ["`gone.ts`", "gone.ts"],
    ["[page](docs/gone.md)", "docs/gone.md"],
  ])("%s does not exist", (words, path) => {
    expect(checkCitedPaths(fixture({ "docs/page.md": words }))).toEqual([`docs/page.md: ${path} does not exist`]);
  });

  test("what exists, patterns, addresses, packages and commands are left alone", () => {
    const page =
      "`a.ts` `worker/a.ts:3` [b](b.md) `worker/modules/<name>/` `app/**/*.ts` `https://x.example/a.ts` `/api/v1/openapi.json` `@scope/name` `npm start` `.local/demo.json`";
    expect(checkCitedPaths(fixture({ "README.md": page, "worker/a.ts": "", "b.md": "" }))).toEqual([]);
  });
});

describe("versions", () => {
  const lock = (path: string, version: string) => JSON.stringify({ packages: { [path]: { version } } });

  test.each([
    ["^1.0.0", lock("", "0.1.0"), `package.json: hono is "^1.0.0", pin it exactly`],
    ["~1.0.0", lock("", "0.1.0"), `package.json: hono is "~1.0.0", pin it exactly`],
    ["latest", lock("", "0.1.0"), `package.json: hono is "latest", pin it exactly`],
    ["4.13.0", lock("node_modules/hono", "4.9.9"), "package-lock.json: node_modules/hono is 4.9.9, at least 4.13.0"],
    ["4.13.0", lock("node_modules/a/node_modules/hono", "4.13.0-rc.1"), "is 4.13.0-rc.1, at least 4.13.0"],
    ["4.13.0", lock("node_modules/@xmldom/xmldom", "0.9.9"), "is 0.9.9, at least 0.9.10"],
  ])("%s with %s", (version, packageLock, finding) => {
    const root = fixture({
      "package.json": `{"dependencies":{"hono":"${version}"}}`,
      "package-lock.json": packageLock,
    });
    expect(checkVersions(root)).toEqual([expect.stringContaining(finding)]);
  });

  test("exact and new enough", () => {
    const manifest = `{"dependencies":{"hono":"4.13.0"},"devDependencies":{"x":"1.0.0-beta.17"}}`;
    const root = fixture({ "package.json": manifest, "package-lock.json": lock("node_modules/hono", "10.0.0") });
    expect(checkVersions(root)).toEqual([]);
  });
});

test("words: somebody's machine anywhere, our working name where a tenant may see it, colours in components", () => {
  const name = ["Ker", "van"].join("");
  const home = ["", "home", "ada", "crm"].join("/");
  const root = fixture({
    "README.md": `${name}\n`,
    "docs/a.md": `cd ${home}\n`,
    "app/a.ts": `\nconst title = "${name}";\n`,
    "app/c.tsx": '<p className="text-[#fff]">\n<path fill="#AABBCC" />\n<a href="#add" className="text-muted" />',
    "worker/b.ts": "const path = '/app/home/x';\n",
  });
  expect(checkWords(root)).toEqual([
    "app/a.ts:2: our working name",
    "app/c.tsx:1: a colour instead of a token",
    "app/c.tsx:2: a colour instead of a token",
    "docs/a.md:1: a path of one machine",
  ]);
});
