import type { Catalogue, Language, Translate } from "./catalogue.ts";
import { speak } from "./speak.ts";

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
  known.set(language, speak(language, catalogue));
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
