import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { cloudflare } from "@cloudflare/vite-plugin";
import { reactRouter } from "@react-router/dev/vite";
import tailwindcss from "@tailwindcss/vite";
import { defineConfig, type Plugin } from "vite";
import { apiReference } from "./local/api-reference.ts";
import { browserParts } from "./local/browser-parts.ts";
import { leftOut } from "./local/left-out.ts";

/** Reads the modules' graph: what `rolldown` hands to a group's `name`. */
type Graph = { getModuleInfo(id: string): { importedIds: readonly string[] } | null };

/** The icons that files import by their own paths, not through the one file that knows all, with those files. */
const ownIcons = Map.groupBy(
  globSync("app/**/*.{ts,tsx}").flatMap((path) =>
    Array.from(readFileSync(path, "utf8").matchAll(/"lucide-react\/icons\/([\w-]+)"/g), ([, icon = ""]) => ({
      icon,
      path,
    })),
  ),
  ({ icon }) => icon,
);
/** Icons that some file takes from the one that knows all: these are in the file of common icons, whoever else shows them. */
const common = new Set(
  globSync("app/**/*.{ts,tsx}").flatMap((path) =>
    Array.from(readFileSync(path, "utf8").matchAll(/import \{([^}]*)\} from "lucide-react"/g), ([, names = ""]) =>
      names.split(",").map((name) =>
        name
          .trim()
          .split(" ")[0]
          ?.replace(/(?<=[a-z])(?=[A-Z\d])/g, "-")
          .toLowerCase(),
      ),
    ).flat(),
  ),
);
const SETTINGS = /^app\/features\/settings\//;
const LISTS = /^app\/(shell\/lists\/|ui\/sort-items)/;
const SELDOM =
  /^app\/(shell\/object-icons|features\/(shape|platform|identity|quotes|products|comments|territories)\/|ui\/crop)/;
const EDITOR = /^app\/shell\/comments\//;

/** The file of an icon by its own path: with those of the settings, of what few open, of the editor, of what a list loads when it is wanted, or of records. */
function iconFile(id: string): string | null {
  const [, icon = ""] = /lucide-react\/dist\/esm\/icons\/([\w-]+)\.mjs/.exec(id) ?? [];
  const shownBy = ownIcons.get(icon)?.map(({ path }) => path);
  if (!shownBy || common.has(icon)) return null;
  if (shownBy.every((path) => LISTS.test(path))) return "list-icons";
  if (shownBy.every((path) => EDITOR.test(path))) return "editor-icons";
  if (shownBy.every((path) => SELDOM.test(path))) return "rare-icons";
  return shownBy.every((path) => SELDOM.test(path) || SETTINGS.test(path)) ? "settings-icons" : "record-icons";
}

/**
 * The browser's files. By itself the bundler makes one of every set of modules that the same pages share: 80 files of a few
 * hundred bytes. What is always loaded together is one file here, what is rarely loaded stays apart.
 */
const groups = [
  { name: "react", test: /node_modules\/(react|react-dom|react-router|scheduler)\// },
  { name: "icons", test: /node_modules\/lucide-react\/dist\/esm\/(?!icons\/|lucide-react\.)/ },
  { name: iconFile },
  { name: "icons", test: /node_modules\/lucide-react\// },
  together("base", [
    "app/entry.client.tsx",
    "app/root.tsx",
    "app/shell/page-title.ts",
    "app/shell/tenant-mark.tsx",
    "app/shell/toaster.tsx",
    "app/ui/icon-button.tsx",
    "app/ui/input.tsx",
    "app/ui/tooltip.tsx",
  ]),
  together("frame", [
    "app/features/frame/app-layout.tsx",
    "app/shell/page-header.tsx",
    "app/shell/use-me.ts",
    "app/shell/use-pages.ts",
    "app/ui/checkbox.tsx",
    "app/ui/empty-state.tsx",
    "app/ui/pager.tsx",
    "app/ui/popover.tsx",
    "app/ui/skeleton.tsx",
    "app/ui/tab-link.tsx",
    "app/ui/use-current-in-sight.ts",
  ]),
  // Lists need them, and so do records and forms.
  together("choices", ["app/shell/custom/choices.ts", "worker/kernel/custom/field.ts"]),
  together("list", ["app/shell/list-page.tsx"]),
];

/** These modules with all that they import and no file before takes. */
function together(name: string, roots: readonly string[]) {
  const members = new Set<string>();
  const add = (id: string, graph: Graph) => {
    if (members.has(id)) return;
    members.add(id);
    for (const next of graph.getModuleInfo(id)?.importedIds ?? []) add(next, graph);
  };
  return {
    name: (id: string, graph: Graph) => {
      if (members.size === 0) for (const root of roots) add(join(import.meta.dirname, root), graph);
      return members.has(id) ? name : null;
    },
  };
}

/** Tells the server what the browser's files of sentences are called: see `messages/files.ts`. */
function wordsFiles(): Plugin {
  const files: Record<string, string> = {};
  return {
    name: "words-files",
    sharedDuringBuild: true,
    generateBundle(_, bundle) {
      if (this.environment.name !== "client") return;
      for (const file of Object.values(bundle)) {
        const part = file.type === "chunk" && /messages\/(\w+\/\w+)\.(ts|json)$/.exec(file.facadeModuleId ?? "")?.[1];
        if (part) files[part] = `/${file.fileName}`;
      }
    },
    transform(_, id) {
      if (this.environment.name === "client" || !id.endsWith("/messages/files.ts")) return;
      return `export const wordsFiles = ${JSON.stringify(files)};`;
    },
  };
}

/** In development every source is a file that the browser asks for, not only what lies under `/assets`. */
function filesFirst({ assets }: { assets?: { run_worker_first?: unknown } }): void {
  if (assets) delete assets.run_worker_first;
}

const codegen = { removeWhitespace: true };

export default defineConfig(({ command }) => ({
  plugins: [
    cloudflare({ viteEnvironment: { name: "ssr" }, ...(command === "serve" ? { config: filesFirst } : {}) }),
    tailwindcss(),
    reactRouter(),
    apiReference(),
    browserParts(),
    leftOut(),
    wordsFiles(),
  ],
  build: { target: "es2023" },
  environments: {
    client: { build: { rolldownOptions: { output: { codeSplitting: { groups } } } } },
    // A start reads the Worker's files: without what only people read. Names stay, for the log.
    ssr: { build: { rolldownOptions: { output: { minify: { mangle: false, compress: false, codegen } } } } },
  },
}));
