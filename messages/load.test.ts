import { expect, test } from "vitest";
import { areas } from "./areas.ts";
import { hasCatalogue, languages, translator } from "./index.ts";
import { loadAreas } from "./load.ts";

test.each(languages)("%s: every area has a file that the browser can fetch", async (language) => {
  await loadAreas(language, areas);
  expect(hasCatalogue(language, areas)).toBe(true);
  expect(translator(language).find("ui.save")).toBeTruthy();
});
