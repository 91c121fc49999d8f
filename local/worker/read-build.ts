import { globSync } from "node:fs";
import { basename, dirname, resolve } from "node:path";
import type { convertV4MiniflareOptions } from "miniflare";
import { unstable_getMiniflareWorkerOptions } from "wrangler";

type Options = Parameters<typeof convertV4MiniflareOptions>[0];
type Miniflared = Extract<Options, { workers: unknown[] }>["workers"][number];
type Assets = { routerConfig?: { static_routing?: { asset_worker?: string[] } } };
/** The parts of wrangler's options that are looked at here; the rest passes through. */
type Converted = { name?: string; bindings?: Record<string, unknown>; cronTriggers?: string[]; assets?: Assets };

/**
 * The workers that `build/server/wrangler.json` becomes on this machine, the first one listening on `socket`:
 * `<name>-edge` sends each request to the static files or to the Worker (what Cloudflare's router does; Miniflare's own
 * costs five times as much), `<name>-assets` holds the files, `<name>` is the production build.
 */
export function readBuild(configPath: string, socket: { host: string; port: number }, vars: Record<string, string>) {
  const converted = unstable_getMiniflareWorkerOptions(configPath);
  const { modulesRules, assets, ...rest } = converted.workerOptions as Converted & typeof converted.workerOptions;
  if (!converted.main) throw new Error(`${configPath} names no main module`);
  const name = rest.name ?? "crm";
  const files = `${name}-assets`;
  const main = {
    ...rest,
    name,
    ...modulesOf(resolve(converted.main), modulesRules ?? []),
    bindings: { ...rest.bindings, ...vars },
    serviceBindings: { ...(rest.serviceBindings ?? {}), ASSETS: files },
  };
  const edge = {
    ...script(edgeScript(assets?.routerConfig?.static_routing?.asset_worker ?? [])),
    name: `${name}-edge`,
    unsafeDirectSockets: [socket],
    serviceBindings: { APP: name, ASSETS: files },
  };
  const holder = { ...script("export default {}"), name: files, assets: { ...assets, routerConfig: {} } };
  return { name, crons: rest.cronTriggers ?? [], workers: [edge, main, holder] as unknown as Miniflared[] };
}

/** The built files are modules already; the rules of the configuration say of which kind. */
function modulesOf(main: string, rules: { type: string; include: string[] }[]) {
  const rootPath = dirname(main);
  const entry = { type: "ESModule", path: basename(main) };
  const others = rules.flatMap(({ type, include }) =>
    globSync(include, { cwd: rootPath })
      .filter((path) => path !== entry.path)
      .map((path) => ({ type, path })),
  );
  return { rootPath, modules: [entry, ...others] };
}

function script(source: string) {
  return { compatibilityDate: "2026-10-01", modules: true, script: source };
}

function edgeScript(patterns: string[]): string {
  const prefixes = patterns.map((pattern) => pattern.replace(/\*$/, ""));
  return `const prefixes = ${JSON.stringify(prefixes)};
export default {
  fetch(request, env) {
    if (!URL.canParse(request.url)) return new Response("Bad Request", { status: 400 });
    const at = request.url.indexOf("/", 8);
    const isFile = prefixes.some((prefix) => request.url.startsWith(prefix, at));
    return (isFile ? env.ASSETS : env.APP).fetch(request);
  },
};`;
}
