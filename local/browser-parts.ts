import { join } from "node:path";
import type { Plugin } from "vite";

const APP = join(import.meta.dirname, "../app/");
const NOTHING = "\0browser-part";

/** Leaves out of the Worker what pages load on demand (`app/ui/on-demand.tsx`): windows, menus, boxes that only browsers open. */
export function browserParts(): Plugin {
  return {
    name: "browser-parts",
    apply: "build",
    resolveDynamicImport(specifier, importer) {
      const ofApp = importer?.startsWith(APP) && typeof specifier === "string" && /^(\.|#app\/)/.test(specifier);
      return ofApp && this.environment.name !== "client" ? NOTHING : undefined;
    },
    load: (id) => (id === NOTHING ? "export default undefined;" : undefined),
  };
}
