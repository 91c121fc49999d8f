import { type Appearance, appearanceAttributes, readAppearance, writeAppearance } from "./appearance.ts";

/** Changes how the page looks now and from now on; for switches, menus and commands. Browser only. */
export function changeAppearance(change: Partial<Appearance>): void {
  const next = { ...readAppearance(document.cookie), ...change };
  // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API is not in every browser
  document.cookie = writeAppearance(next);
  for (const [name, value] of Object.entries(appearanceAttributes(next)))
    document.documentElement.setAttribute(name, value);
}
