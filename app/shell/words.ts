import { preloadModule } from "react-dom";
import { isLanguage, type Language } from "#messages";
import { areaOf } from "#messages/areas.ts";
import { wordsFiles } from "#messages/files.ts";
import { loadCatalogue } from "#messages/load.ts";

/** In the browser: fetches what the page at this path says, in the document's language. */
export function loadWords(pathname: string): Promise<void> {
  const { lang } = document.documentElement;
  return loadCatalogue(isLanguage(lang) ? lang : "tr", pathname);
}

/** On the server: names the same files in the page's head, so that they come beside its script. */
export function preloadWords(language: Language, pathname: string): void {
  for (const part of ["pages", areaOf(pathname)]) {
    const file = wordsFiles[`${language}/${part}`];
    if (file) preloadModule(file, { as: "script" });
  }
}
