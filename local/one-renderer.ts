import type { Plugin } from "vite";

/**
 * Leaves React's old renderer (`renderToString`) out of the Worker: `react-dom/server` brings it beside the streaming one
 * that pages use, 45 kB gzipped that every start would read.
 */
export function oneRenderer(): Plugin {
  return {
    name: "one-renderer",
    enforce: "pre",
    apply: "build",
    load: (id) => (id.includes("/react-dom-server-legacy.") ? "module.exports = {};" : undefined),
  };
}
