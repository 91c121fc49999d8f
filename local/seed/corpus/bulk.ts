import { companyName } from "./companies.ts";
import { landline, mobile, tckn, vkn } from "./contacts.ts";
import { firstName, lastName } from "./names.ts";
import { place } from "./places.ts";
import { random } from "./random.ts";
import { source } from "./words.ts";

/** A customer with only what lists and search need. `email` carries the row's number, so it is unique. */
export type BulkSample = {
  kind: "person" | "company";
  name: string;
  email: string;
  phone: string;
  taxNumber: string | null;
  province: string;
  district: string;
  source: string;
};

/** `n` customers one after the other, two in three of them people, for filling a database: nothing is kept. */
export function* bulkCustomers(n: number, seed: number): Generator<BulkSample, void, void> {
  const r = random(seed);
  for (let i = 1; i <= n; i++) {
    const at = place(r);
    const company = r.chance(0.33);
    yield {
      kind: company ? "company" : "person",
      name: company ? companyName(r).name : `${firstName(r)} ${lastName(r)}`,
      email: company ? `info@firma${i}.example` : `kisi${i}@posta.example`,
      phone: company ? landline(r, at.area) : mobile(r),
      taxNumber: company ? vkn(r) : r.chance(0.2) ? tckn(r) : null,
      province: at.province,
      district: at.district,
      source: source(r, "tr"),
    };
  }
}
