import { isLanguage, type Language } from "#messages";

/** The first of our languages that `Accept-Language` prefers, else the fallback. */
export function languageOf(header: string | undefined, fallback: Language): Language {
  const wanted = (header ?? "").split(",").map((part) => {
    const [tag = "", ...params] = part.trim().toLowerCase().split(";");
    const quality = params.map((p) => /^\s*q=([\d.]+)$/.exec(p)?.[1]).find(Boolean);
    return { language: tag.split("-")[0], quality: quality === undefined ? 1 : Number(quality) };
  });
  for (const { language } of wanted.filter((one) => one.quality > 0).sort((a, b) => b.quality - a.quality)) {
    if (isLanguage(language)) return language;
  }
  return fallback;
}
