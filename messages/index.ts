import { createInstance, type FormatterModule } from "i18next";
import type { Catalogue, Language, MessageValues, Translate } from "./catalogue.ts";

export type { Catalogue, Language, MessageKey, MessageValues, Translate } from "./catalogue.ts";
export { isLanguage, languages } from "./catalogue.ts";

const known = new Map<Language, Translate>();

/**
 * The translate function of one language. Its catalogue must be there already: on the server through
 * `messages/server.ts`, in the browser through `loadCatalogue` before hydration.
 */
export function translator(language: Language): Translate {
  const found = known.get(language);
  if (!found) throw new Error(`Catalogue "${language}" is not loaded`);
  return found;
}

const coming = new Map<Language, Promise<Translate>>();

/** Fetches one language and nothing else, once; the same promise for all who ask. */
export function loadCatalogue(language: Language): Promise<Translate> {
  const asked = coming.get(language) ?? fetchCatalogue(language);
  coming.set(language, asked);
  return asked;
}

/** Is it there for `translator`? */
export function hasCatalogue(language: Language): boolean {
  return known.has(language);
}

/** Makes a catalogue known to `translator`. */
export function addCatalogue(language: Language, catalogue: Catalogue): void {
  known.set(language, build(language, catalogue));
}

async function fetchCatalogue(language: Language): Promise<Translate> {
  try {
    if (!known.has(language)) addCatalogue(language, await importCatalogue(language));
    return translator(language);
  } catch (error) {
    coming.delete(language);
    throw error;
  }
}

async function importCatalogue(language: Language): Promise<Catalogue> {
  return language === "tr" ? (await import("./tr/index.ts")).turkish : (await import("./en/index.ts")).english;
}

function build(language: Language, catalogue: Catalogue): Translate {
  const i18n = createInstance().use(formatter(language));
  void i18n.init({
    lng: language,
    resources: { [language]: { translation: catalogue } },
    initAsync: false,
    nsSeparator: false,
    interpolation: { escapeValue: false, alwaysFormat: true },
  });
  const say = (key: string, values: MessageValues = {}): string => i18n.t(key, values);
  return Object.assign(say, {
    language,
    find: (key: string, values: MessageValues = {}) => (i18n.exists(key, values) ? say(key, values) : undefined),
  });
}

/** Every number in a sentence is written the way the language writes numbers. */
function formatter(language: Language): FormatterModule {
  const numbers = new Intl.NumberFormat(language);
  return {
    type: "formatter",
    init: () => undefined,
    add: () => undefined,
    addCached: () => undefined,
    format: (value: unknown) => (typeof value === "number" ? numbers.format(value) : String(value)),
  };
}
