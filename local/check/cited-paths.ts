import { existsSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { type Finding, files, text } from "./tree.ts";

const PAGES = /^(README|STYLE)\.md$|^docs\/.*\.md$/;
const FILE = /\.(tsx?|mjs|json|md|sql|toml|css|svg|sh|ya?ml)$/;
const FOLDER = /^(worker|tenants|app|messages|migrations|local|tests|bench|docs|public)\//;
const GENERATED = /^(\.|build\/|node_modules\/)/;
/** Names that STYLE.md cites to forbid them. */
const FORBIDDEN = ["types.ts"];

/** Paths in backticks and links in README, STYLE and docs that no longer exist. */
export function checkCitedPaths(root: string): Finding[] {
  const all = files(root);
  const names = new Set(all.map((path) => basename(path)));
  return all
    .filter((path) => PAGES.test(path))
    .flatMap((page) =>
      cited(text(root, page))
        .filter((path) => !FORBIDDEN.includes(path))
        .filter((path) => !(exists(root, page, path) || (!path.includes("/") && names.has(path))))
        .map((path) => `${page}: ${path} does not exist`),
    );
}

function cited(page: string): string[] {
  const quoted = [...page.matchAll(/`([^`\s]+)`/g)].map(([, word = ""]) => word.replace(/^#|^\.\/|(:\d+)+$/g, ""));
  const linked = [...page.matchAll(/\]\(([^)#\s]+)/g)].map(([, target = ""]) => target);
  const paths = quoted.filter((word) => FILE.test(word) || FOLDER.test(word)).concat(linked);
  return [...new Set(paths)].filter((path) => !(/[<>*…{}$]|:\/\/|^[/@]|^mailto:/.test(path) || GENERATED.test(path)));
}

function exists(root: string, page: string, path: string): boolean {
  return existsSync(join(root, path)) || existsSync(join(root, dirname(page), path));
}
