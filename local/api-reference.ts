import { readFileSync } from "node:fs";
import type { Plugin } from "vite";

/**
 * Serves the interactive reference of `/api/docs` as static assets of our own: the library with our start script, its
 * styles with the tenant's tokens on top, and its licences. Class names lose the maker's name, as every page a tenant's
 * people see shows the tenant's brand only.
 */
export function apiReference(): Plugin {
  return {
    name: "api-reference",
    generateBundle() {
      if (this.environment.name !== "client") return;
      for (const [name, source] of Object.entries(assets())) {
        this.emitFile({ type: "asset", fileName: `assets/${name}`, source });
      }
    },
    configureServer(server) {
      server.middlewares.use((request, response, next) => {
        const name = /^\/assets\/(api-reference\.(?:js|css|txt))(?:\?|$)/.exec(request.url ?? "")?.[1];
        if (!name) return next();
        response.setHeader("Content-Type", types[name.split(".")[1] ?? ""] ?? "text/plain");
        response.end(assets()[name]);
      });
    },
  };
}

const types: Record<string, string> = { js: "text/javascript", css: "text/css", txt: "text/plain; charset=utf-8" };

/** The three files by name. */
export function assets(): Record<string, string> {
  const library = dist("swagger-ui-bundle.js")
    .replace("swagger-ui-bundle.js.LICENSE.txt", "api-reference.txt")
    .replace(/(className:"|closest\("\.)swagger-ui/g, "$1api-reference")
    .replace('"swagger-container"', '"reference-container"');
  return {
    "api-reference.js": `${library}\n${text(new URL("../worker/kernel/api/docs/start.js", import.meta.url))}`,
    "api-reference.css": `${dist("swagger-ui.css").replaceAll("swagger-ui", "api-reference").replaceAll("swagger-container", "reference-container").replace(SOURCE_MAP, "")}\n${text(new URL("../worker/kernel/api/docs/reference.css", import.meta.url))}`,
    "api-reference.txt": ["NOTICE", "LICENSE", "swagger-ui-bundle.js.LICENSE.txt"].map(dist).join("\n\n"),
  };
}

const SOURCE_MAP = /\/\*# sourceMappingURL=[^*]*\*\//;

function dist(name: string): string {
  return text(new URL(name, import.meta.resolve("swagger-ui-dist/package.json")));
}

function text(place: URL): string {
  return readFileSync(place, "utf8");
}
