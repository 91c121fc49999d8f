import { slugify } from "#worker/kernel/text.ts";
import type { CompanySample } from "./companies.ts";
import { landline, mobile, tckn } from "./contacts.ts";
import { firstName, lastName } from "./names.ts";
import { place, street } from "./places.ts";
import { type Random, random } from "./random.ts";
import { jobTitle, type Language, source, tags } from "./words.ts";

/** `company` is an index into the companies given; `birthday` is YYYY-MM-DD; `taxNumber` is a valid TCKN. */
export type PersonSample = {
  kind: "person";
  firstName: string;
  lastName: string;
  name: string;
  company: number | null;
  jobTitle: string | null;
  email: string;
  phones: string[];
  taxNumber: string | null;
  birthday: string | null;
  province: string;
  district: string;
  street: string;
  source: string;
  tags: string[];
};

/**
 * The same people for the same seed; a shorter list is the beginning of a longer one. With `employers`, two in three work
 * in one of them and write from its domain. No two have the same address.
 */
export function people(
  n: number,
  seed: number,
  language: Language = "tr",
  employers: readonly CompanySample[] = [],
): PersonSample[] {
  const r = random(seed ^ 0x70656f70); // not the companies' stream
  const taken = new Set<string>();
  return Array.from({ length: n }, () => person(r, language, employers, taken));
}

/** A day between 1955 and 2004. */
export function birthday(r: Random): string {
  return `${r.int(1955, 2004)}-${two(r.int(1, 12))}-${two(r.int(1, 28))}`;
}

function person(r: Random, language: Language, employers: readonly CompanySample[], taken: Set<string>): PersonSample {
  const first = firstName(r);
  const last = lastName(r);
  const company = employers.length > 0 && r.chance(0.66) ? r.int(0, employers.length - 1) : null;
  const at = place(r);
  const domain = company === null ? r.pick(mailProviders) : (employers[company]?.domain ?? r.pick(mailProviders));
  return {
    kind: "person",
    firstName: first,
    lastName: last,
    name: `${first} ${last}`,
    company,
    jobTitle: company === null ? null : jobTitle(r, language),
    email: address(r, first, last, domain, taken),
    phones: r.chance(0.85) ? [mobile(r)] : [mobile(r), landline(r, at.area)],
    taxNumber: r.chance(0.25) ? tckn(r) : null,
    birthday: r.chance(0.4) ? birthday(r) : null,
    province: at.province,
    district: at.district,
    street: street(r),
    source: source(r, language),
    tags: tags(r, language),
  };
}

function address(r: Random, first: string, last: string, domain: string, taken: Set<string>): string {
  const local = `${slugify(first).replaceAll("-", "")}.${slugify(last)}`;
  let found = `${local}@${domain}`;
  while (taken.has(found)) found = `${local}${r.int(2, 9999)}@${domain}`;
  taken.add(found);
  return found;
}

const two = (value: number) => String(value).padStart(2, "0");
const mailProviders = ["posta.example", "eposta.example", "mektup.example", "kutu.example"];
