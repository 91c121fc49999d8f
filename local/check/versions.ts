import { existsSync } from "node:fs";
import { join } from "node:path";
import { type Finding, text } from "./tree.ts";

/** The oldest versions without a known hole that concerns us. */
const MINIMUM: Record<string, string> = {
  hono: "4.13.0",
  "react-router": "7.18.2",
  "drizzle-orm": "0.45.2",
  "xml-crypto": "6.1.2",
  "@node-saml/node-saml": "5.1.0",
  "@xmldom/xmldom": "0.9.10",
};
const EXACT = /^\d+\.\d+\.\d+(-[\w.-]+)?$/;

/** Dependencies that are not pinned exactly, and installed copies (nested ones too) older than the minimum. */
export function checkVersions(root: string): Finding[] {
  if (!existsSync(join(root, "package-lock.json"))) return ["package-lock.json: missing"];
  return [...pins(JSON.parse(text(root, "package.json"))), ...minimums(JSON.parse(text(root, "package-lock.json")))];
}

function pins(manifest: Record<string, Record<string, unknown> | undefined>): Finding[] {
  return ["dependencies", "devDependencies", "optionalDependencies"].flatMap((kind) =>
    Object.entries(manifest[kind] ?? {})
      .filter(([, version]) => !EXACT.test(String(version)))
      .map(([name, version]) => `package.json: ${name} is "${version}", pin it exactly`),
  );
}

function minimums(lock: { packages?: Record<string, { version?: string }> }): Finding[] {
  return Object.entries(lock.packages ?? {}).flatMap(([path, { version }]) => {
    const name = path.split("node_modules/").at(-1) ?? "";
    const minimum = MINIMUM[name];
    if (!(minimum && version && older(version, minimum))) return [];
    return [`package-lock.json: ${path} is ${version}, at least ${minimum}`];
  });
}

function older(version: string, minimum: string): boolean {
  const [has, needs] = [version, minimum].map((one) => one.split(/[-+]/)[0]?.split(".").map(Number) ?? []);
  const at = (needs ?? []).findIndex((part, index) => part !== has?.[index]);
  return at >= 0 ? (has?.[at] ?? 0) < (needs?.[at] ?? 0) : version.includes("-");
}
