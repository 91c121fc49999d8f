import { existsSync, readFileSync } from "node:fs";
import { join, posix } from "node:path";
import { parseSync } from "oxc-parser";
import { sources, text } from "./tree.ts";

/** One import or re-export: what was written, the file of ours it means (if any), and whether it vanishes at run time. */
export type Link = { specifier: string; target: string | undefined; typeOnly: boolean };
export type Scanned = { path: string; links: Link[]; exports: string[] };

/** Reads the imports and export names of every source file under `root`. */
export function scan(root: string): Scanned[] {
  const aliases = readAliases(root);
  return sources(root).map((path) => {
    const source = text(root, path);
    const { staticImports, staticExports, dynamicImports } = parseSync(path, source).module;
    const found = [
      ...staticImports.map((one) => ({
        specifier: one.moduleRequest.value,
        typeOnly: one.entries.length > 0 && one.entries.every((entry) => entry.isType),
      })),
      ...staticExports.flatMap((one) => {
        const from = one.entries.find((entry) => entry.moduleRequest)?.moduleRequest;
        return from ? [{ specifier: from.value, typeOnly: one.entries.every((entry) => entry.isType) }] : [];
      }),
      ...dynamicImports.flatMap(({ moduleRequest }) => {
        const written = /^["'`]([^$]*)["'`]$/.exec(source.slice(moduleRequest.start, moduleRequest.end));
        return written?.[1] ? [{ specifier: written[1], typeOnly: false }] : [];
      }),
    ];
    return {
      path,
      links: found.map((link) => ({ ...link, target: resolve(path, link.specifier, aliases) })),
      exports: staticExports.flatMap((one) =>
        one.entries.map(({ exportName }) => (exportName.kind === "Default" ? "default" : (exportName.name ?? "*"))),
      ),
    };
  });
}

function readAliases(root: string): [string, string][] {
  const manifest = join(root, "package.json");
  if (!existsSync(manifest)) return [];
  return Object.entries<string>(JSON.parse(readFileSync(manifest, "utf8")).imports ?? {});
}

function resolve(from: string, specifier: string, aliases: [string, string][]): string | undefined {
  if (specifier.startsWith(".")) return posix.join(posix.dirname(from), specifier);
  for (const [alias, path] of aliases) {
    const [head = "", tail] = alias.split("*");
    if (tail === undefined ? specifier === alias : specifier.startsWith(head)) {
      return posix.normalize(path.replace("*", specifier.slice(head.length)));
    }
  }
  return undefined;
}
