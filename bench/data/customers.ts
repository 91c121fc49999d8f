import type { Client } from "pg";
import { type BulkSample, bulkCustomers, type Random, random } from "../../local/seed/corpus/index.ts";
import { idAt } from "../../local/seed/ids.ts";
import { SEED, type Size } from "../sizes.ts";
import type { Tenant } from "./tenants.ts";

const DAY = 86_400_000;
const YEARS = 730;
const BATCH = 5_000;

const COLUMNS = {
  tenant_id: "uuid",
  id: "uuid",
  kind: "text",
  name: "text",
  company_id: "uuid",
  email: "text",
  phone: "text",
  province: "text",
  district: "text",
  source: "text",
  tax_number: "text",
  owner_id: "uuid",
  overdue_minor: "bigint",
  last_activity_at: "timestamptz",
  archived_at: "timestamptz",
  created_at: "timestamptz",
} as const;
const names = Object.keys(COLUMNS);
const arrays = Object.values(COLUMNS).map((type, i) => `$${i + 1}::${type}[]`);

const INSERT = `insert into customers (tenant_id, id, kind, name, company_id, emails, phones, province, district, source, tax_number,
    owner_id, overdue_minor, last_activity_at, archived_at, created_at, updated_at)
  select tenant_id, id, kind, name, company_id, array[email], array[phone], province, district, source, tax_number,
    owner_id, overdue_minor, last_activity_at, archived_at, created_at, created_at
  from unnest(${arrays.join(", ")}) row (${names.join(", ")})`;

/** Customers over two years, the tenants' rows between one another as life writes them. */
export async function fillCustomers(clients: Client[], tenants: Tenant[], size: Size): Promise<void> {
  const now = Date.now();
  const r = random(SEED);
  const shared = sharing(tenants, size);
  const lastCompany = new Map<string, string>();
  const busy = new Map<Client, Promise<unknown>>(clients.map((client) => [client, Promise.resolve()]));
  let batch: unknown[][] = names.map(() => []);
  let n = 0;
  for (const sample of bulkCustomers(size.customers, SEED)) {
    const at = now - YEARS * DAY * (1 - n / size.customers);
    const row = rowOf(sample, { tenant: shared(n++), at, now, r, lastCompany });
    for (const [i, value] of row.entries()) batch[i]?.push(value);
    if (n % BATCH > 0 && n < size.customers) continue;
    const client = await Promise.race([...busy].map(([free, done]) => done.then(() => free)));
    busy.set(client, client.query({ name: "fill", text: INSERT, values: batch }));
    batch = names.map(() => []);
  }
  await Promise.all(busy.values());
}

/** The n-th row's tenant: every so often the largest, else the next of the others. */
function sharing(tenants: Tenant[], { customers, largest }: Size): (n: number) => Tenant {
  const [first, ...others] = tenants;
  if (!first || others.length === 0) throw new Error("The bench needs two tenants.");
  const share = largest / customers;
  return (n) => (Math.floor((n + 1) * share) > Math.floor(n * share) ? first : (others[n % others.length] ?? first));
}

type Around = { tenant: Tenant; at: number; now: number; r: Random; lastCompany: Map<string, string> };

function rowOf(sample: BulkSample, { tenant, at, now, r, lastCompany }: Around): unknown[] {
  const id = idAt(r, at);
  const company = sample.kind === "person" && r.chance(0.3) ? (lastCompany.get(tenant.id) ?? null) : null;
  if (sample.kind === "company") lastCompany.set(tenant.id, id);
  const { kind, name, email, phone, province, district, source, taxNumber } = sample;
  const owner = tenant.people[r.int(0, tenant.people.length - 1)];
  const seen = Math.max(at, now - r.next() ** 2 * 300 * DAY);
  const archived = r.chance(0.03) ? iso(seen) : null;
  const overdue = r.chance(0.05) ? r.int(1_000, 900_000) : 0;
  return [
    tenant.id,
    id,
    kind,
    name,
    company,
    email,
    phone,
    province,
    district,
    source,
    taxNumber,
    owner,
    overdue,
    iso(seen),
    archived,
    iso(at),
  ];
}

function iso(time: number): string {
  return new Date(time).toISOString();
}
