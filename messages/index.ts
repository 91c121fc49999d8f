import type { Area } from "./areas.ts";
import type { Catalogue, Language, Translate } from "./catalogue.ts";
import { speak } from "./speak.ts";

export type { Catalogue, Language, MessageKey, MessageValues, Translate } from "./catalogue.ts";
export { isLanguage, languages } from "./catalogue.ts";

const known = new Map<Language, { catalogue: Catalogue; t: Translate }>();

/**
 * The translate function of one language. Its catalogue must be there already: on the server through
 * `messages/server.ts`, in the browser through `loadCatalogue`.
 */
export function translator(language: Language): Translate {
  const found = known.get(language);
  if (!found) throw new Error(`Catalogue "${language}" is not loaded`);
  return found.t;
}

/** Can `translator` say these areas and what every page says? */
export function hasCatalogue(language: Language, areas: Iterable<Area> = []): boolean {
  const { catalogue } = known.get(language) ?? {};
  return catalogue !== undefined && [...areas].every((area) => Object.hasOwn(catalogue, area));
}

/** Makes a catalogue, or more of it, known to `translator`. */
export function addCatalogue(language: Language, words: Catalogue): void {
  const { catalogue, t } = known.get(language) ?? { catalogue: {} };
  const all = Object.assign(catalogue, words);
  if (!t) known.set(language, { catalogue: all, t: speak(language, all) });
}
