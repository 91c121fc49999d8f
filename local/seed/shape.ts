import { DAY, iso } from "./clock.ts";
import { type Random, random } from "./corpus/index.ts";
import { idAt } from "./ids.ts";
import type { KnownCustomer, Story } from "./story.ts";

/** An object of the agency's own in the demo: contracts, each with a customer. */
export const OBJECT = "contracts";
const CONTRACTS = 60;
const FEES = { object: OBJECT, by: "custom.customer", function: "sum", field: "custom.fee" };
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

/** Contracts as an object with its fields, and fields of the agency's own on customers; before any record, so that all is worked out. */
export function addShape(story: Story): void {
  const { clock, agency } = story;
  const r = chance(story);
  const words = text[agency.language];
  const by = story.members[0]?.id ?? null;
  const made = clock.now - 300 * DAY;
  const stamps = { created_at: iso(made), updated_at: iso(made) };
  story.add("objects", [{ by, id: idAt(r, made), name: OBJECT, ...words.object, icon: "file-text", ...stamps }]);
  const rows = fields(words, agency.currency).map((field, position) => ({
    by,
    id: idAt(r, made),
    position,
    ...field,
    ...stamps,
  }));
  story.add("fields", rows);
  const [numbered] = rows;
  story.add("field_numbers", [{ by: null, id: idAt(r, made), field_id: numbered?.id, last: CONTRACTS }]);
  const idOf = (key: string) => rows.find((field) => field.key === key)?.id;
  story.add("computed_fields", computed(objectId(story), idOf));
  if (agency.slug === "pera")
    story.add("layouts", [{ by, id: idAt(r, made), object: OBJECT, ...layout(words.layout), ...stamps }]);
}

/** Of contracts: what was agreed first, and what it costs on a page of its own. */
function layout({ agreed, money, parties, price, term }: Words["layout"]) {
  const group = (label: string, ...fields: string[]) => ({ label, fields });
  const own = (...keys: string[]) => keys.map((key) => `custom.${key}`);
  const first = [
    group(parties, "name", ...own("customer", "kind", "number"), "ownerId"),
    group(term, ...own("starts", "ends", "renews")),
  ];
  return {
    tabs: [
      { key: "agreed", label: agreed, groups: first },
      { key: "money", label: money, groups: [group(price, ...own("fee", "fee_with_vat"))] },
    ],
    hidden: [],
    columns: ["name", ...own("customer", "kind", "fee", "ends"), "owner"],
  };
}

/** Contracts, each with a customer. */
export function addContracts(story: Story, customers: KnownCustomer[]): void {
  const r = random(story.agency.seed + 9);
  story.add(
    "records",
    Array.from({ length: CONTRACTS }, (_, n) => contract(story, r, customers, n)),
  );
}

/** A contract's fee with VAT, and what a customer's contracts come to a month. */
function computed(contracts: string, idOf: (key: string) => string | undefined) {
  const money = { kind: "currency", digits: 2 };
  const of = (key: string, more: object) => ({ by: null, id: idOf(key), field_id: idOf(key), ...more });
  const fee = ["slot", "number_2", "money", 2];
  return [
    of("fee_with_vat", {
      ...{ home: "records", object_id: contracts, slot: "number_6", child: null, child_object_id: null, via: null },
      ...{ uses: [idOf("fee")], rank: 1, definition: { tree: ["*", fee, ["number", "1.2"]], ...money } },
    }),
    of("contract_fees", {
      ...{
        home: "customers",
        object_id: null,
        slot: "number_2",
        child: "records",
        child_object_id: contracts,
        via: "ref_1",
      },
      ...{ uses: [idOf("customer"), idOf("fee")], rank: 1, definition: { function: "sum", tree: fee, ...money } },
    }),
  ];
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

function fields({ fields: label, kinds, sectors }: Words, currency: string) {
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
    own("fee_with_vat", "currency", "number_6", { currency, formula: "fee * 1.2" }),
    own("sector", "select", "text_1", choices(sectors), "customers"),
    own("budget", "currency", "number_1", {}, "customers"),
    own("contract_fees", "currency", "number_2", { currency, rollup: FEES }, "customers"),
  ];
}

const text = {
  tr: {
    object: { label: "Sözleşme", plural: "Sözleşmeler" },
    layout: { agreed: "Anlaşma", money: "Bedel", parties: "Taraflar", price: "Aylık", term: "Süre" },
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
      fee_with_vat: "KDV dahil bedel",
      contract_fees: "Aylık sözleşme tutarı",
    },
    kinds: { retainer: "Aylık hizmet", project: "Proje", ads: "Reklam yönetimi" },
    sectors: { retail: "Perakende", health: "Sağlık", tourism: "Turizm", industry: "Sanayi", food: "Gıda" },
  },
  en: {
    object: { label: "Contract", plural: "Contracts" },
    layout: { agreed: "Agreement", money: "Fees", parties: "Parties", price: "A month", term: "Term" },
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
      fee_with_vat: "Fee with VAT",
      contract_fees: "Contract fees a month",
    },
    kinds: { retainer: "Monthly retainer", project: "Project", ads: "Ad management" },
    sectors: { retail: "Retail", health: "Health", tourism: "Tourism", industry: "Industry", food: "Food" },
  },
};
