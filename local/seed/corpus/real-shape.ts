import { type CompanySample, companies } from "./companies.ts";
import { noteTexts } from "./notes.ts";
import { type PersonSample, people } from "./people.ts";
import { type Random, random } from "./random.ts";

/** One line of an agency's old list, as it was typed: nothing trimmed, no spelling fixed, most fields may be missing. */
export type RawCustomer = {
  kind: "person" | "company";
  name: string;
  company?: string;
  jobTitle?: string;
  emails: string[];
  phones: string[];
  taxNumber?: string;
  taxOffice?: string;
  birthday?: string;
  address?: { line?: string; province?: string; district?: string };
  source?: string;
  tags: string[];
  notes: string[];
};

/**
 * The list an agency brings along: people and companies, three to two, companies first in blocks with their people, about
 * one in fifty twice in another spelling. Every phone and province can be understood; one VKN in a hundred has a wrong digit.
 */
export function realShape(n: number, seed: number): RawCustomer[] {
  const r = random(seed);
  const firms = companies(Math.ceil(n * 0.4), seed + 1);
  const persons = people(n, seed + 2, "tr", firms);
  const list: RawCustomer[] = [];
  for (let i = 0; list.length < n; i++) {
    const firm = firms[i % firms.length];
    const raw = i % 5 < 2 && firm ? rawCompany(r, firm) : rawPerson(r, persons[i % persons.length], firms);
    list.push(raw);
    if (r.chance(0.02) && list.length < n) list.push(again(r, raw));
  }
  return list;
}

function rawCompany(r: Random, from: CompanySample): RawCustomer {
  const second = r.chance(0.2) ? [`muhasebe.${r.int(1, 99)}@${from.domain}`] : [];
  return {
    kind: "company",
    name: typed(r, from.name),
    emails: r.chance(0.12) ? [] : [mixed(r, from.email), ...second],
    phones: from.phones.map((phone) => spelled(r, phone)).slice(r.chance(0.06) ? from.phones.length : 0),
    ...(from.taxNumber && { taxNumber: spaced(r, from.taxNumber) }),
    ...(from.taxOffice && r.chance(0.7) && { taxOffice: typed(r, `${from.taxOffice} VD`) }),
    ...address(r, from),
    ...rest(r, from),
  };
}

function rawPerson(r: Random, from: PersonSample | undefined, firms: readonly CompanySample[]): RawCustomer {
  if (!from) throw new Error("no people");
  const firm = from.company === null ? undefined : firms[from.company];
  const second = r.chance(0.12) ? [`${from.email.split("@")[0]}${r.int(1, 99)}@posta.example`] : [];
  return {
    kind: "person",
    name: typed(r, from.name),
    ...(firm && r.chance(0.8) && { company: typed(r, firm.name) }),
    ...(from.jobTitle && r.chance(0.7) && { jobTitle: from.jobTitle }),
    emails: r.chance(0.25) ? [] : [mixed(r, from.email), ...second],
    phones: r.chance(0.08) ? [] : from.phones.map((phone) => spelled(r, phone)),
    ...(from.taxNumber && { taxNumber: spaced(r, from.taxNumber) }),
    ...(from.birthday && { birthday: r.chance(0.4) ? from.birthday : from.birthday.split("-").reverse().join(".") }),
    ...(r.chance(0.6) && address(r, from)),
    ...rest(r, from),
  };
}

function again(r: Random, raw: RawCustomer): RawCustomer {
  return {
    ...raw,
    name: raw.name.toLocaleUpperCase("tr-TR"),
    emails: raw.emails.map((email) => mixed(r, email)),
    notes: [],
  };
}

function address(r: Random, from: PersonSample | CompanySample): Pick<RawCustomer, "address"> {
  return {
    address: {
      ...(r.chance(0.7) && { line: from.street }),
      province: typed(r, from.province),
      ...(r.chance(0.85) && { district: typed(r, from.district) }),
    },
  };
}

function rest(r: Random, from: PersonSample | CompanySample): Pick<RawCustomer, "source" | "tags" | "notes"> {
  return {
    ...(r.chance(0.75) && { source: from.source }),
    tags: from.tags.map((tag) => (r.chance(0.2) ? tag.toLocaleLowerCase("tr-TR") : tag)),
    notes: r.chance(0.3) ? [r.pick(notes)] : [],
  };
}

/** As people type names: capitals, no capitals, no Turkish letters, blanks too many. */
function typed(r: Random, text: string): string {
  const x = r.next();
  if (x < 0.68) return text;
  if (x < 0.83) return text.toLocaleUpperCase("tr-TR");
  if (x < 0.9) return text.toLocaleLowerCase("tr-TR");
  if (x < 0.95) return ` ${text.replaceAll(" ", "  ")} `;
  return text.replace(/[çğıöşüÇĞİÖŞÜ]/g, (letter) => ascii[letter] ?? letter);
}

const ascii: Record<string, string> = Object.fromEntries(
  [..."çcğgıiöoşsüuÇCĞGİIÖOŞSÜU".matchAll(/(.)(.)/g)].map(([, a = "", b = ""]) => [a, b]),
);

function mixed(r: Random, email: string): string {
  if (r.chance(0.12)) return ` ${email.charAt(0).toUpperCase()}${email.slice(1)}`;
  return r.chance(0.06) ? email.toUpperCase() : email;
}

function spaced(r: Random, number: string): string {
  const wrong = number.length === 10 && r.chance(0.01);
  const digits = wrong ? number.slice(0, 9) + ((Number(number[9]) + 1) % 10) : number;
  return r.chance(0.3) ? digits.replace(/(\d{3})(?=\d)/g, "$1 ") : digits;
}

/** A number in one of the ways it is written in Turkey. */
function spelled(r: Random, e164: string): string {
  const [, area = "", a = "", b = "", c = ""] = /^\+90(\d{3})(\d{3})(\d\d)(\d\d)$/.exec(e164) ?? [];
  return r.pick([
    `0${area} ${a} ${b} ${c}`,
    `0${area} ${a} ${b} ${c}`,
    `0${area}${a}${b}${c}`,
    `${area} ${a} ${b} ${c}`,
    `(0${area}) ${a} ${b} ${c}`,
    `(0${area}) ${a}-${b}-${c}`,
    `+90 ${area} ${a} ${b} ${c}`,
    `+90 (${area}) ${a}-${b}-${c}`,
    `0090${area}${a}${b}${c}`,
    `90${area}${a}${b}${c}`,
    `0 ${area} ${a}${b}${c} `,
    `0${area}.${a}.${b}.${c}`,
    `\u202a+90 ${area} ${a} ${b} ${c}\u202c`,
  ]);
}

const notes = noteTexts("tr");
