import { isLanguage } from "#messages";
import { loadCatalogue } from "#messages/load.ts";

/** In the browser: fetches what the page at this path says, in the document's language. */
export function loadWords(pathname: string): Promise<void> {
  const { lang } = document.documentElement;
  return loadCatalogue(isLanguage(lang) ? lang : "tr", pathname);
}
