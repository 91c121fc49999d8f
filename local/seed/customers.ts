import { iso } from "./clock.ts";
import { type CompanySample, companies, type PersonSample, people } from "./corpus/index.ts";
import type { KnownCustomer, Story } from "./story.ts";
import type { Row } from "./write.ts";

const COMPANIES = 140;
const PEOPLE = 260;

/** 400 customers of the last two years with owner, tags and some later changes; two in three people work in a company. */
export function addCustomers(story: Story): KnownCustomer[] {
  const { language, seed } = story.agency;
  const firms = companies(COMPANIES, seed, language);
  const persons = people(PEOPLE, seed, language, firms);
  const firmRows = firms.map((sample) => customerRow(story, sample, null));
  const personRows = persons.map((sample) => {
    const employer = sample.company === null ? undefined : firmRows[sample.company];
    return customerRow(story, sample, (employer?.id as string | undefined) ?? null);
  });
  story.add("customers", firmRows);
  story.add("customers", personRows);
  const all = [...firmRows, ...personRows];
  addTags(story, all, [...firms, ...persons]);
  return all.map((row) => known(row));
}

/** Fills in when each customer was last active, once all has been told. */
export function markActivity(story: Story): void {
  for (const [table, rows] of story.rows) {
    if (table !== "customers") continue;
    for (const row of rows)
      row.last_activity_at = iso(story.lastActivity(row.id as string) ?? Date.parse(row.created_at as string));
  }
}

function customerRow(story: Story, sample: CompanySample | PersonSample, companyId: string | null): Row {
  const { r, clock } = story;
  const created = clock.past(r, 730 * r.next() ** 1.5 + 1);
  const author = story.worker();
  const id = story.id(created);
  const ownerId = r.chance(0.04) ? null : r.chance(0.8) ? author.id : story.worker().id;
  const changed = touch(story, id, author.id, sample.kind, created);
  const person = sample.kind === "person";
  return {
    by: author.id,
    id,
    kind: sample.kind,
    name: sample.name,
    title: person ? sample.jobTitle : null,
    company_id: companyId,
    emails: [sample.email],
    phones: sample.phones,
    province: sample.province,
    district: sample.district,
    address: sample.street,
    website: person ? null : `https://www.${sample.domain}`,
    tax_number: sample.taxNumber,
    tax_office: person ? null : sample.taxOffice,
    birthday: person ? sample.birthday : null,
    source: sample.source,
    owner_id: ownerId,
    overdue_minor: !person && r.chance(0.1) ? r.int(15, 480) * 25_000 : 0,
    version: changed === created ? 1 : 2,
    created_at: iso(created),
    updated_at: iso(changed),
    archived_at: null,
    last_activity_at: null,
  };
}

/** The customer's first event, and for most a later one: over half have been in touch within six weeks. */
function touch({ r, clock, tell }: Story, id: string, by: string, kind: string, created: number): number {
  const about = { by, subject: "customers", subjectId: id, customerId: id };
  tell({ ...about, at: created, name: "customers.created", payload: { kind } });
  const [ago, least] = r.chance(0.56) ? [44, 0] : r.chance(0.5) ? [118, 46] : [300, 122];
  const at = clock.past(r, ago, least);
  if (at <= created) return created;
  tell({ ...about, at, name: "customers.updated", payload: { fields: [r.pick(changes)] } });
  return at;
}

function addTags(story: Story, rows: Row[], samples: { tags: string[] }[]): void {
  const { clock, members } = story;
  const start = clock.now - 735 * 86_400_000;
  const owner = members[0]?.id ?? null;
  const ids = new Map([...new Set(samples.flatMap(({ tags }) => tags))].map((name) => [name, story.id(start)]));
  story.add(
    "tags",
    [...ids].map(([name, id]) => ({ by: owner, id, name, created_at: iso(start) })),
  );
  story.add(
    "customer_tags",
    rows.flatMap((row, i) =>
      (samples[i]?.tags ?? []).map((name) => ({
        by: row.by,
        id: story.id(Date.parse(row.created_at as string)),
        customer_id: row.id,
        tag_id: ids.get(name),
      })),
    ),
  );
}

function known(row: Row): KnownCustomer {
  return {
    id: row.id as string,
    kind: row.kind as KnownCustomer["kind"],
    name: row.name as string,
    createdAt: Date.parse(row.created_at as string),
    ownerId: row.owner_id as string | null,
  };
}

const changes = ["phones", "emails", "address", "ownerId", "tags", "website"];
