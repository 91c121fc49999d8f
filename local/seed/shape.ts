import { DAY, iso } from "./clock.ts";
import { type Random, random } from "./corpus/index.ts";
import { idAt } from "./ids.ts";
import type { KnownCustomer, Story } from "./story.ts";

/** An object of the agency's own in the demo: contracts, each with a customer. */
export const OBJECT = "contracts";
const CONTRACTS = 60;
const YEAR = 365 * DAY;

/** Chance of its own: what is told besides stays as it was without it. */
function chance({ agency }: Story): Random {
  return random(agency.seed + 7);
}

export function objectId(story: Story): string {
  return idAt(chance(story), story.clock.now - 300 * DAY);
}

/** What holds every right to the object holds. */
export function objectRights(story: Story): Record<string, "all"> {
  return Object.fromEntries(["read", "write", "delete"].map((verb) => [`records.${objectId(story)}:${verb}`, "all"]));
}

/** Contracts with their fields, and two fields of the agency's own on customers. */
export function addShape(story: Story, customers: KnownCustomer[]): void {
  const { agency, clock, members } = story;
  const r = chance(story);
  const words = text[agency.language];
  const by = members[0]?.id ?? null;
  const made = clock.now - 300 * DAY;
  const stamps = { created_at: iso(made), updated_at: iso(made) };
  story.add("objects", [{ by, id: idAt(r, made), name: OBJECT, ...words.object, icon: "file-text", ...stamps }]);
  const numbered = idAt(r, made);
  story.add(
    "fields",
    fields(words).map((field, position) => ({
      by,
      id: position === 0 ? numbered : idAt(r, made),
      position,
      ...field,
      ...stamps,
    })),
  );
  story.add("field_numbers", [{ by: null, id: idAt(r, made), field_id: numbered, last: CONTRACTS }]);
  story.add(
    "records",
    Array.from({ length: CONTRACTS }, (_, n) => contract(story, r, customers, n)),
  );
}

function contract(story: Story, r: Random, customers: KnownCustomer[], n: number) {
  const { agency, clock } = story;
  const signed = clock.now - Math.floor(r.next() * 290 * DAY);
  const customer = customers[r.int(0, customers.length - 1)];
  const worker = story.members[r.int(0, 3)]?.id ?? null;
  const kinds = ["retainer", "project", "ads"] as const;
  const kind = kinds[r.int(0, 2)] ?? "retainer";
  const day = Math.floor(signed / DAY) * DAY;
  return {
    by: worker,
    id: idAt(r, signed),
    object_id: objectId(story),
    name: `${customer?.name ?? ""} · ${text[agency.language].kinds[kind]}`,
    owner_id: worker,
    number_1: n + 1,
    text_1: kind,
    number_2: r.int(20, 400) * 100_000,
    number_3: day,
    number_4: day + YEAR,
    number_5: r.chance(0.6) ? 1 : 0,
    ref_1: customer?.id ?? null,
    created_at: iso(signed),
    updated_at: iso(signed),
  };
}

type Words = (typeof text)["tr" | "en"];

function fields({ fields: label, kinds, sectors }: Words) {
  const choices = (of: Record<string, string>) => ({
    choices: Object.entries(of).map(([value, name]) => ({ value, label: name })),
  });
  const own = (key: keyof typeof label, kind: string, slot: string | null, settings: object = {}, object = OBJECT) => ({
    object,
    key,
    label: label[key],
    kind,
    slot,
    settings,
    required: key === "kind",
    hidden_from: [],
    is_unique: false,
  });
  return [
    own("number", "auto_number", "number_1", { prefix: "S-", digits: 4 }),
    own("kind", "select", "text_1", choices(kinds)),
    own("customer", "relation", "ref_1", { object: "customers" }),
    own("fee", "currency", "number_2"),
    own("starts", "date", "number_3"),
    own("ends", "date", "number_4"),
    own("renews", "yes_no", "number_5"),
    own("sector", "select", "text_1", choices(sectors), "customers"),
    own("budget", "currency", "number_1", {}, "customers"),
  ];
}

const text = {
  tr: {
    object: { label: "Sözleşme", plural: "Sözleşmeler" },
    fields: {
      number: "Sözleşme no",
      kind: "Tür",
      customer: "Müşteri",
      fee: "Aylık bedel",
      starts: "Başlangıç",
      ends: "Bitiş",
      renews: "Kendiliğinden yenilenir",
      sector: "Sektör",
      budget: "Reklam bütçesi",
    },
    kinds: { retainer: "Aylık hizmet", project: "Proje", ads: "Reklam yönetimi" },
    sectors: { retail: "Perakende", health: "Sağlık", tourism: "Turizm", industry: "Sanayi", food: "Gıda" },
  },
  en: {
    object: { label: "Contract", plural: "Contracts" },
    fields: {
      number: "Contract no.",
      kind: "Kind",
      customer: "Customer",
      fee: "Monthly fee",
      starts: "Starts",
      ends: "Ends",
      renews: "Renews by itself",
      sector: "Sector",
      budget: "Ad budget",
    },
    kinds: { retainer: "Monthly retainer", project: "Project", ads: "Ad management" },
    sectors: { retail: "Retail", health: "Health", tourism: "Tourism", industry: "Industry", food: "Food" },
  },
};
