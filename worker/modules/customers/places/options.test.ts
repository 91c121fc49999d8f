import { statSync } from "node:fs";
import { expect, test } from "vitest";
import { districtsOf, findDistrict, findProvince, isDistrict, provinces } from "./options.ts";

test("81 provinces, 973 districts, in Turkish order, in less than 20 kB", () => {
  const names = provinces().map(({ name }) => name);
  const all = names.map(districtsOf);
  expect(names).toHaveLength(81);
  expect(all.flat()).toHaveLength(973);
  const { compare } = new Intl.Collator("tr-TR");
  for (const list of [names, ...all]) {
    expect(list.toSorted(compare)).toEqual(list);
    expect(new Set(list).size).toBe(list.length);
  }
  expect(names.indexOf("Çanakkale")).toBeGreaterThan(names.indexOf("Bursa"));
  expect(names.indexOf("Isparta")).toBeLessThan(names.indexOf("İstanbul"));
  expect(
    provinces()
      .map(({ code }) => code)
      .toSorted(),
  ).toEqual(Array.from({ length: 81 }, (_, i) => String(i + 1).padStart(2, "0")));
  expect(statSync(new URL("./districts.generated.json", import.meta.url)).size).toBeLessThan(20_000);
});

test("districts by name and by plate", () => {
  expect(districtsOf("İstanbul")).toHaveLength(39);
  expect(districtsOf("34")).toBe(districtsOf("İstanbul"));
  expect(districtsOf("Atlantis")).toEqual([]);
});

test("a district belongs to its province, exactly spelled", () => {
  expect(isDistrict("İstanbul", "Kadıköy")).toBe(true);
  expect(isDistrict("İzmir", "Kadıköy")).toBe(false);
  expect(isDistrict("İstanbul", "kadıköy")).toBe(false);
  expect(isDistrict("34", "Kadıköy")).toBe(false);
  expect(isDistrict("", "")).toBe(false);
});

test.each([
  ["istanbul", "34"],
  ["ISTANBUL", "34"],
  ["İSTANBUL", "34"],
  [" İstanbul ", "34"],
  ["34", "34"],
  ["34 - İstanbul", "34"],
  ["İstanbul (34)", "34"],
  ["İstanbul ili", "34"],
  ["1", "01"],
  ["01", "01"],
  ["AĞRI", "04"],
  ["Agri", "04"],
  ["IĞDIR", "76"],
  ["Ş.Urfa", "63"],
  ["K. Maraş", "46"],
  ["Afyon", "03"],
  ["İçel", "33"],
])("%j is %s", (text, code) => {
  expect(findProvince(text)?.code).toBe(code);
});

test.each(["", "0", "82", "034", "İst", "Atlantis", "constructor", "__proto__", "-"])("%j is none", (text) => {
  expect(findProvince(text)).toBeUndefined();
});

test("districts are found in any spelling", () => {
  expect(findDistrict("istanbul", "KADIKOY")).toBe("Kadıköy");
  expect(findDistrict("34", "Şişli ilçesi")).toBe("Şişli");
  expect(findDistrict("Samsun", "19 mayis")).toBe("19 Mayıs");
  expect(findDistrict("Samsun", "Kadıköy")).toBeUndefined();
});
