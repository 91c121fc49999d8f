import { Client } from "pg";
import { hashPassword } from "#worker/kernel/password-hash.ts";
import { type Agency, agencies, operator } from "./agencies.ts";
import { addApiKey, demoApiKey } from "./api-key.ts";
import { type Clock, clockAt } from "./clock.ts";
import { type Random, random } from "./corpus/index.ts";
import { addCustomers, markActivity } from "./customers.ts";
import { addDeals } from "./deals.ts";
import type { DemoInfo } from "./demo-info.ts";
import { found } from "./found.ts";
import { idAt } from "./ids.ts";
import { addPipeline } from "./pipeline.ts";
import { addQuotas } from "./quotas.ts";
import { addLinks, addQuotes } from "./quotes.ts";
import { addContracts, addShape, objectRights } from "./shape.ts";
import { type Story, tellStory } from "./story.ts";
import { addTalk } from "./talk.ts";
import { addTerritories } from "./territories.ts";
import { addViews } from "./views.ts";
import { addNotes, addProjects, addTasks } from "./work.ts";
import { writer } from "./write.ts";

export type { DemoInfo } from "./demo-info.ts";

/** One for all of the demo, easy to keep in mind. */
const PASSWORD = "martilar-ve-simit";

/**
 * Lays out the demo: two agencies with a year of work, an empty third, the platform's operator. What is there already is
 * left alone, so a second start is quick. The same rows for the same `now`; dates reach back from it.
 */
export async function seed(options: {
  ownerUrl: string;
  port: number;
  masterKeys: string;
  now?: number;
}): Promise<DemoInfo> {
  const client = new Client({ connectionString: options.ownerUrl });
  await client.connect();
  try {
    const there = await client.query<{ slug: string }>("select slug from public.tenants");
    const missing = agencies.filter(({ slug }) => !there.rows.some((row) => row.slug === slug));
    if (missing.length > 0) await layOut(client, missing, options.masterKeys, clockAt(options.now ?? Date.now()));
  } finally {
    await client.end();
  }
  return demoInfo(options);
}

async function layOut(client: Client, missing: Agency[], masterKeys: string, clock: Clock): Promise<void> {
  const passwordHash = hashPassword(PASSWORD);
  const platform = await ensureOperator(client, clock, passwordHash);
  for (const agency of missing) {
    await client.query("begin");
    await addAgency(client, { agency, clock, r: random(agency.seed), operator: platform, passwordHash, masterKeys });
    await client.query("commit");
  }
  await client.query("analyze");
}

type Adding = {
  agency: Agency;
  clock: Clock;
  r: Random;
  operator: { id: string; name: string };
  passwordHash: string;
  masterKeys: string;
};

async function addAgency(client: Client, adding: Adding): Promise<void> {
  const { agency, clock, r, masterKeys } = adding;
  const { tenantId, members, teams } = await found(client, adding);
  const story = tellStory(agency, members, clock, r);
  addApiKey(story, demoApiKey(masterKeys, agency.slug), agency.full ? objectRights(story) : {});
  if (agency.full) {
    addRecords(story);
    addTerritories(story);
    addQuotas(story, teams);
  }
  const write = writer(client, tenantId, members);
  for (const [table, rows] of story.rows) await write(table, rows);
  if (!agency.full) return;
  await addLinks(client, tenantId, masterKeys);
  await backdate(client, tenantId);
}

function addRecords(story: Story): void {
  addShape(story);
  const pipeline = addPipeline(story);
  const customers = addCustomers(story);
  const deals = addDeals(story, customers, pipeline);
  const projects = addProjects(story, deals);
  addTasks(story, { customers, deals, projects });
  addNotes(story, customers, deals);
  addViews(story);
  addContracts(story, customers);
  addTalk(story, customers, deals);
  addQuotes(story, deals);
  markActivity(story);
}

/** The audit log tells each row's own time, and no listener lays out the first things of a tenant that has them. */
async function backdate(client: Client, tenantId: string): Promise<void> {
  await client.query(
    "update public.events set dispatched_at = created_at where tenant_id = $1 and dispatched_at is null",
    [tenantId],
  );
  await client.query(
    "update public.audit_log set at = (after ->> 'created_at')::timestamptz where tenant_id = $1 and after ? 'created_at'",
    [tenantId],
  );
}

async function ensureOperator(
  client: Client,
  clock: Clock,
  passwordHash: string,
): Promise<{ id: string; name: string }> {
  await client.query(
    "insert into public.operators (id, email, name, password_hash) values ($1, $2, $3, $4) on conflict (email) do nothing",
    [idAt(random(1), clock.now), operator.email, operator.name, passwordHash],
  );
  const { rows } = await client.query<{ id: string; name: string }>(
    "select id, name from public.operators where email = $1",
    [operator.email],
  );
  return rows[0] ?? { id: "", name: operator.name };
}

function demoInfo({ port, masterKeys }: { port: number; masterKeys: string }): DemoInfo {
  const origin = (name: string) => `http://${name}.localhost:${port}`;
  return {
    platform: { origin: origin("platform"), email: operator.email, password: PASSWORD },
    tenants: agencies.map(({ slug, brand, people }) => ({
      slug,
      name: brand.name,
      origin: origin(slug),
      apiKey: demoApiKey(masterKeys, slug),
      users: people.map(({ email, role }) => ({ email, password: PASSWORD, role })),
    })),
  };
}
