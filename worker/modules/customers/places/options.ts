import { fold } from "#worker/kernel/text.ts";
import table from "./districts.generated.json" with { type: "json" };

/** `code` is the plate number, two digits. */
export type Province = { code: string; name: string };

/** The 81 provinces (il) in Turkish order. */
export function provinces(): readonly Province[] {
  return table;
}

/** The districts (ilçe) of a province in Turkish order, by its name or plate number; empty when there is none such. */
export function districtsOf(province: string): readonly string[] {
  return entry(province)?.districts ?? [];
}

/** True for a district of that province, both spelled as in the list. */
export function isDistrict(province: string, district: string): boolean {
  return table.some(({ name, districts }) => name === province && districts.includes(district));
}

/** The province meant by "istanbul", "İSTANBUL", "34", "34 - İstanbul", "İstanbul ili", "Ş.Urfa" or "Afyon". */
export function findProvince(text: string): Province | undefined {
  const found = entry(text);
  return found && { code: found.code, name: found.name };
}

/** The district of a province meant by "kadikoy", "KADIKÖY" or "Kadıköy ilçesi", spelled as in the list. */
export function findDistrict(province: string, text: string): string | undefined {
  const wanted = key(text);
  return districtsOf(province).find((district) => key(district) === wanted);
}

/** The provinces whose names contain a text, in any spelling. */
export function provincesLike(text: string): string[] {
  return like(
    table.map(({ name }) => name),
    text,
  );
}

/** The names of districts that contain a text, in any spelling; some belong to several provinces. */
export function districtsLike(text: string): string[] {
  return like([...new Set(table.flatMap(({ districts }) => districts))], text);
}

function like(names: readonly string[], text: string): string[] {
  const wanted = fold(text);
  return names.filter((name) => fold(name).includes(wanted));
}

type Entry = (typeof table)[number];

const byKey = new Map<string, Entry>();

function entry(text: string): Entry | undefined {
  if (byKey.size === 0) index();
  const wanted = key(text);
  return byKey.get(wanted) ?? byKey.get(otherNames[wanted] ?? "") ?? byKey.get(wanted.replace(/^\d+|\d+$/g, ""));
}

function index(): void {
  for (const province of table) {
    byKey.set(key(province.name), province);
    byKey.set(province.code, province);
    byKey.set(String(Number(province.code)), province);
  }
}

function key(text: string): string {
  return fold(text)
    .replace(/ (ili|ilcesi|province|district)$/, "")
    .replace(/[^a-z0-9]+/g, "");
}

// What people still write: names before a province was renamed, short forms, and a few capitals that differ.
const otherNames: Record<string, string> = {
  afyon: "afyonkarahisar",
  antakya: "hatay",
  antep: "gaziantep",
  gantep: "gaziantep",
  icel: "mersin",
  izmit: "kocaeli",
  adapazari: "sakarya",
  kmaras: "kahramanmaras",
  maras: "kahramanmaras",
  surfa: "sanliurfa",
  urfa: "sanliurfa",
};
