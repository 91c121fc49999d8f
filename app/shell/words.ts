import { preloadModule } from "react-dom";
import { isLanguage, type Language } from "#messages";
import { type Area, areasOf } from "#messages/areas.ts";
import { wordsFiles } from "#messages/files.ts";
import { loadAreas, loadCatalogue } from "#messages/load.ts";

/** In the browser: fetches what the page at this path says, in the document's language. */
export function loadWords(pathname: string): Promise<void> {
  return loadCatalogue(spoken(), pathname);
}

/** In the browser: a part of a list that is loaded when it is wanted, and what it says. */
export function partOfLists<Part>(load: Promise<Part>): Promise<Part> {
  return partOf("lists", load);
}

/** The same of another area. */
export async function partOf<Part>(area: Area, load: Promise<Part>): Promise<Part> {
  const [part] = await Promise.all([load, loadAreas(spoken(), [area])]);
  return part;
}

function spoken(): Language {
  const { lang } = document.documentElement;
  return isLanguage(lang) ? lang : "tr";
}

/** On the server: names the same files in the page's head, so that they come beside its script. */
export function preloadWords(language: Language, pathname: string): void {
  for (const part of ["pages", ...areasOf(pathname)]) {
    const file = wordsFiles[`${language}/${part}`];
    if (file) preloadModule(file, { as: "script" });
  }
}
