import { type Area, areasOf } from "./areas.ts";
import type { Catalogue, Language } from "./catalogue.ts";
import { addCatalogue, hasCatalogue } from "./index.ts";

// Each is a file of its own, and a browser fetches those of its language and pages only.
const everyPage: Record<Language, () => Promise<Catalogue>> = {
  en: async () => (await import("./en/pages.ts")).pages,
  tr: async () => (await import("./tr/pages.ts")).pages,
};
const ofArea = import.meta.glob<Catalogue>(
  "./{en,tr}/{audit,comments,dashboard,duplicates,exports,history,imports,jobs,lists,objects,platform,products,profile,quotes,sales,settings,shape,territories,trash}.json",
  { import: "default" },
);

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
  const [pages, ...words] = await Promise.all([
    everyPage[language](),
    ...wanted.map((area) => wordsOf(language, area)),
  ]);
  addCatalogue(language, Object.assign({}, pages, ...words));
  for (const area of wanted) shown.add(area);
}

async function wordsOf(language: Language, area: Area): Promise<Catalogue> {
  const words = await ofArea[`./${language}/${area}.json`]?.();
  if (!words) throw new Error(`No file has the sentences of "${area}"`);
  return { [area]: words };
}
