import type { RawCustomer } from "../../local/seed/corpus/index.ts";

/** One line of the old list as `POST /customers` takes it. Spelling stays as it was typed; the server makes it tidy. */
export function bodyOf(raw: RawCustomer, companyId: string | undefined): Record<string, unknown> {
  const { address = {} } = raw;
  return {
    kind: raw.kind,
    name: raw.name,
    ...(raw.jobTitle && { title: raw.jobTitle }),
    ...(companyId && { companyId }),
    emails: raw.emails,
    phones: raw.phones,
    ...(raw.taxNumber && { taxNumber: raw.taxNumber }),
    ...(raw.taxOffice && { taxOffice: raw.taxOffice }),
    ...(raw.birthday && { birthday: dayOf(raw.birthday) }),
    ...(address.province && { province: address.province }),
    ...(address.district && { district: address.district }),
    ...(address.line && { address: address.line }),
    ...(raw.source && { source: raw.source }),
    tags: raw.tags,
  };
}

/** Companies are found again in any spelling: letters and digits only, without Turkish letters. */
export function companyKey(name: string): string {
  const plain = name.toLocaleLowerCase("tr-TR").replace(/[çğıöşüâîû]/g, (letter) => ASCII[letter] ?? letter);
  return plain.replace(/i̇/g, "i").replace(/[^a-z0-9]/g, "");
}

const ASCII: Record<string, string> = { ç: "c", ğ: "g", ı: "i", ö: "o", ş: "s", ü: "u", â: "a", î: "i", û: "u" };

/** `31.12.1980` as `1980-12-31`. */
function dayOf(text: string): string {
  return text.includes(".") ? text.split(".").reverse().join("-") : text;
}
