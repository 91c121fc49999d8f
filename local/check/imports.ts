import { basename } from "node:path";
import { cycles } from "./cycles.ts";
import { type Link, type Scanned, scan } from "./scan.ts";
import { type Finding, text } from "./tree.ts";

const TEST = /\.(test|fixture)\.tsx?$|^(tests|bench|local|worker\/testing)\//;
const SQL = /(^|\/)(tables|repository)\.ts$|^worker\/kernel\/db\/|^drizzle\.config\.ts$|^(local|bench)\//;
const RUNTIME = /^worker\/(index\.ts$|kernel\/)|^tests\//;
const FORBIDDEN_NAME = /(^|\/)((utils?|helpers?|common)(\.tsx?)?(\/|$)|types\.ts$)/;
const SERVER_EXPORTS = ["loader", "action", "middleware", "handleError"];
/** What the Worker and the browser both know: constants, list declarations, the brand's theme. No Zod, no SQL. */
const BOTH_SIDES =
  /^worker\/modules\/(.+\/)?options\.ts$|^tenants\/(.+\/)?options\.ts$|^worker\/kernel\/list\/(fields|read-query|relative-days|write-filter)\.ts$|^worker\/kernel\/custom\/(field|filter-type|options|writable)\.ts$|^worker\/kernel\/rich\/(document|plain-text)\.ts$|^worker\/kernel\/(time|wall-time|parse-number)\.ts$|^worker\/modules\/quotes\/totals\.ts$|^tenants\/brand\//;

/** Who may import whom: the six rules of the architecture, plus default exports that no route asks for. */
export function checkImports(root: string): Finding[] {
  const all = scan(root);
  const order = moduleOrder(all);
  const routes = routeFiles(all, root);
  return [
    ...all.flatMap((file) => [
      ...names(file, order),
      ...file.links.flatMap((link) => judge(file, link, order).map((why) => `${file.path}: ${link.specifier}: ${why}`)),
      ...defaultExport(file, routes),
    ]),
    ...cycles(all).map((path) => `import cycle: ${path.join(" → ")}`),
  ];
}

/** The modules in the order of the import lines of `worker/modules.ts`; `tenants` stands first. */
function moduleOrder(all: Scanned[]): string[] {
  const list = all.find(({ path }) => path === "worker/modules.ts")?.links ?? [];
  return [...new Set(["tenants", ...list.flatMap(({ target }) => moduleOf(target ?? "") ?? [])])];
}

function moduleOf(path: string): string | undefined {
  return path.startsWith("tenants/") ? "tenants" : /^worker\/modules\/([^/]+)\//.exec(path)?.[1];
}

function names({ path }: Scanned, order: string[]): Finding[] {
  const module = moduleOf(path);
  const unlisted = module && path.endsWith("/module.ts") && !order.includes(module);
  return [
    ...(FORBIDDEN_NAME.test(path) ? [`${path}: say what it is about instead of utils, helpers, common or types`] : []),
    ...(unlisted ? [`${path}: not in worker/modules.ts`] : []),
  ];
}

function judge(file: Scanned, link: Link, order: string[]): string[] {
  const { path } = file;
  const { specifier, target } = link;
  const found: string[] = [];
  if (/^drizzle-orm(\/|$)/.test(specifier) && !SQL.test(path)) {
    found.push("drizzle-orm belongs to tables.ts, repository.ts and worker/kernel/db");
  }
  if (specifier.startsWith("cloudflare:") && !RUNTIME.test(path) && !TEST.test(path)) {
    found.push("cloudflare:* belongs to worker/index.ts and worker/kernel");
  }
  if (target === undefined) return found;
  if (TEST.test(path)) return found;
  if (specifier.startsWith("../") && area(path) !== area(target)) found.push("use a # alias across areas");
  return [...found, ...boundary(file, link, target, order)];
}

function boundary(file: Scanned, link: Link, target: string, order: string[]): string[] {
  if (file.path.startsWith("worker/kernel/")) return fromKernel(target);
  if (moduleOf(file.path)) return fromModule(file.path, target, order);
  if (file.path.startsWith("app/")) return fromApp(file, link, target);
  return [];
}

function fromKernel(target: string): string[] {
  return /^(worker\/kernel|messages)\//.test(target) ? [] : ["the kernel imports only the kernel"];
}

function fromModule(path: string, target: string, order: string[]): string[] {
  if (/^(worker\/kernel|messages)\//.test(target)) return [];
  const own = moduleOf(path) ?? "";
  const other = moduleOf(target);
  if (other === undefined) return ["a module imports the kernel, itself, and modules above it"];
  if (other === own) return [];
  if (path.endsWith("tables.ts") && target.endsWith("tables.ts")) return [];
  if (path.endsWith("repository.ts") && target.endsWith("tables.ts") && isAbove(other, own, order)) return [];
  const front = other === "tenants" ? /^tenants\/(.+\/)?index\.ts$/ : /^worker\/modules\/[^/]+\/index\.ts$/;
  return [
    ...(front.test(target) ? [] : [`import ${other} through its index.ts`]),
    ...(isAbove(other, own, order) ? [] : [`${other} does not stand above ${own} in worker/modules.ts`]),
  ];
}

function isAbove(other: string, own: string, order: string[]): boolean {
  return order.indexOf(other) >= 0 && order.indexOf(other) < order.indexOf(own);
}

function fromApp(file: Scanned, link: Link, target: string): string[] {
  const feature = /^app\/features\/([^/]+)\//;
  const other = feature.exec(target)?.[1];
  const own = feature.exec(file.path)?.[1];
  if (own && other && own !== other) return ["a feature never imports another feature"];
  if (!/^(worker|tenants|local|tests|bench)\//.test(target)) return [];
  if (link.typeOnly && /^worker\/kernel\//.test(target)) return [];
  if (BOTH_SIDES.test(target)) return [];
  const server = /\.server\.tsx?$/.test(file.path) || SERVER_EXPORTS.some((e) => file.exports.includes(e));
  if (target === "worker/kernel/page.ts") return server ? [] : ["page.ts belongs to loaders and actions"];
  if (moduleOf(target) && target.endsWith("/contract.ts")) return [];
  if (!(moduleOf(target) && target.endsWith("/index.ts")))
    return ["app/ imports a module's options.ts, contract.ts and index.ts only"];
  return link.typeOnly || server ? [] : ["index.ts belongs to loaders and actions, and this file has none"];
}

/** Where a relative import may reach upwards: one module, one feature, or one top folder. */
function area(path: string): string {
  return /^(worker\/(modules\/[^/]+|kernel|testing)|app\/(features\/[^/]+|ui|shell)|[^/]+)\//.exec(path)?.[1] ?? ".";
}

/** Every file that some `routes.ts` names, as it stands under `app/`. */
function routeFiles(all: Scanned[], root: string): string {
  return all.flatMap(({ path }) => (/^app\/(.+\/)?routes\.ts$/.test(path) ? [text(root, path)] : [])).join("\n");
}

function defaultExport({ path, exports }: Scanned, routes: string): Finding[] {
  if (!(path.startsWith("app/") && path.endsWith(".tsx") && exports.includes("default"))) return [];
  const named = ['"', "/"].some((before) => routes.includes(`${before}${basename(path)}"`));
  const known = named || /^app\/(root|entry\.\w+)\.tsx$/.test(path);
  return known ? [] : [`${path}: default exports are for routes`];
}
