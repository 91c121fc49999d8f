import type { SearchOption } from "#app/ui/use-search.ts";
import type { Language } from "#messages";
import type { Format } from "./format.ts";
import { AREAS, CITIES } from "./time-zone-names.ts";

/** A zone by its city, as the language calls it: `Europe/Istanbul` is `İstanbul` in Turkish. */
export function zoneName(zone: string, language: Language): string {
  const known = CITIES[language][zone];
  if (known) return known;
  const [city = zone, ...regions] = zone.split("/").slice(1).reverse();
  return [city, ...regions].join(", ").replaceAll("_", " ");
}

/** `UTC+3`, `UTC+5:30`, `UTC`: at this moment, for it may change with the season. */
export function zoneOffset(zone: string, moment: Date): string {
  const parts = new Intl.DateTimeFormat("en", { timeZone: zone, timeZoneName: "longOffset" }).formatToParts(moment);
  const written = parts.find(({ type }) => type === "timeZoneName")?.value ?? "GMT";
  return written
    .replace("GMT", "UTC")
    .replace(":00", "")
    .replace(/([+-])0/, "$1")
    .replace(/[+-]0?$/, "");
}

/** A zone as a choice: its city with how far ahead its clocks are, and where it lies. */
export function zoneOption(zone: string, language: Language, moment: Date): SearchOption {
  const [area = "", ...city] = zone.split("/");
  if (city.length === 0) return { value: zone, label: zone };
  const label = `${zoneName(zone, language)} · ${zoneOffset(zone, moment)}`;
  return { value: zone, label, detail: AREAS[language][area] ?? area };
}

/** Every zone that the browser knows, by name. */
export function zoneOptions({ language, compare }: Pick<Format, "language" | "compare">, moment: Date): SearchOption[] {
  const zones = Intl.supportedValuesOf("timeZone").filter((zone) => zone.includes("/") && !zone.startsWith("Etc/"));
  return [...zones, "UTC"]
    .map((zone) => zoneOption(zone, language, moment))
    .sort((one, other) => compare(one.label, other.label));
}
