import { type Area, areasOf } from "./areas.ts";
import type { Catalogue, Language } from "./catalogue.ts";
import { addCatalogue, hasCatalogue } from "./index.ts";

type Source = () => Promise<Catalogue>;

// For the bundler to see: each is a file of its own, and a browser fetches those of its language and pages only.
const sources: Record<Language, Record<Area | "pages", Source>> = {
  en: {
    pages: async () => (await import("./en/pages.ts")).pages,
    audit: async () => ({ audit: (await import("./en/audit.json", { with: { type: "json" } })).default }),
    comments: async () => ({ comments: (await import("./en/comments.json", { with: { type: "json" } })).default }),
    dashboard: async () => ({ dashboard: (await import("./en/dashboard.json", { with: { type: "json" } })).default }),
    duplicates: async () => ({
      duplicates: (await import("./en/duplicates.json", { with: { type: "json" } })).default,
    }),
    exports: async () => ({ exports: (await import("./en/exports.json", { with: { type: "json" } })).default }),
    history: async () => ({ history: (await import("./en/history.json", { with: { type: "json" } })).default }),
    imports: async () => ({ imports: (await import("./en/imports.json", { with: { type: "json" } })).default }),
    jobs: async () => ({ jobs: (await import("./en/jobs.json", { with: { type: "json" } })).default }),
    lists: async () => ({ lists: (await import("./en/lists.json", { with: { type: "json" } })).default }),
    objects: async () => ({ objects: (await import("./en/objects.json", { with: { type: "json" } })).default }),
    platform: async () => ({ platform: (await import("./en/platform.json", { with: { type: "json" } })).default }),
    products: async () => ({ products: (await import("./en/products.json", { with: { type: "json" } })).default }),
    profile: async () => ({ profile: (await import("./en/profile.json", { with: { type: "json" } })).default }),
    quotes: async () => ({ quotes: (await import("./en/quotes.json", { with: { type: "json" } })).default }),
    sales: async () => ({ sales: (await import("./en/sales.json", { with: { type: "json" } })).default }),
    settings: async () => ({ settings: (await import("./en/settings.json", { with: { type: "json" } })).default }),
    shape: async () => ({ shape: (await import("./en/shape.json", { with: { type: "json" } })).default }),
    territories: async () => ({
      territories: (await import("./en/territories.json", { with: { type: "json" } })).default,
    }),
    trash: async () => ({ trash: (await import("./en/trash.json", { with: { type: "json" } })).default }),
  },
  tr: {
    pages: async () => (await import("./tr/pages.ts")).pages,
    audit: async () => ({ audit: (await import("./tr/audit.json", { with: { type: "json" } })).default }),
    comments: async () => ({ comments: (await import("./tr/comments.json", { with: { type: "json" } })).default }),
    dashboard: async () => ({ dashboard: (await import("./tr/dashboard.json", { with: { type: "json" } })).default }),
    duplicates: async () => ({
      duplicates: (await import("./tr/duplicates.json", { with: { type: "json" } })).default,
    }),
    exports: async () => ({ exports: (await import("./tr/exports.json", { with: { type: "json" } })).default }),
    history: async () => ({ history: (await import("./tr/history.json", { with: { type: "json" } })).default }),
    imports: async () => ({ imports: (await import("./tr/imports.json", { with: { type: "json" } })).default }),
    jobs: async () => ({ jobs: (await import("./tr/jobs.json", { with: { type: "json" } })).default }),
    lists: async () => ({ lists: (await import("./tr/lists.json", { with: { type: "json" } })).default }),
    objects: async () => ({ objects: (await import("./tr/objects.json", { with: { type: "json" } })).default }),
    platform: async () => ({ platform: (await import("./tr/platform.json", { with: { type: "json" } })).default }),
    products: async () => ({ products: (await import("./tr/products.json", { with: { type: "json" } })).default }),
    profile: async () => ({ profile: (await import("./tr/profile.json", { with: { type: "json" } })).default }),
    quotes: async () => ({ quotes: (await import("./tr/quotes.json", { with: { type: "json" } })).default }),
    sales: async () => ({ sales: (await import("./tr/sales.json", { with: { type: "json" } })).default }),
    settings: async () => ({ settings: (await import("./tr/settings.json", { with: { type: "json" } })).default }),
    shape: async () => ({ shape: (await import("./tr/shape.json", { with: { type: "json" } })).default }),
    territories: async () => ({
      territories: (await import("./tr/territories.json", { with: { type: "json" } })).default,
    }),
    trash: async () => ({ trash: (await import("./tr/trash.json", { with: { type: "json" } })).default }),
  },
};

/** The areas that this tab has shown: they are wanted in another language, too. */
const shown = new Set<Area>();
const coming = new Map<string, Promise<void>>();

/**
 * In the browser: fetches what every page says and what the page at `pathname` says besides, each file once. The same
 * promise for all who ask for the same.
 */
export function loadCatalogue(language: Language, pathname = ""): Promise<void> {
  return loadAreas(language, areasOf(pathname));
}

/** The same, by their names. */
export function loadAreas(language: Language, areas: readonly Area[]): Promise<void> {
  const wanted = [...new Set([...shown, ...areas])];
  const key = [language, ...wanted].join();
  const asked = coming.get(key) ?? fetchAll(language, wanted);
  coming.set(key, asked);
  asked.catch(() => coming.delete(key));
  return asked;
}

/** Is all there that this tab's pages say? Without waiting: what is on its way does not count. */
export function isLoaded(language: Language): boolean {
  return hasCatalogue(language, shown);
}

async function fetchAll(language: Language, wanted: readonly Area[]): Promise<void> {
  const parts = await Promise.all((["pages", ...wanted] as const).map((part) => sources[language][part]()));
  for (const words of parts) addCatalogue(language, words);
  for (const area of wanted) shown.add(area);
}
