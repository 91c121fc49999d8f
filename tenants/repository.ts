import { sql } from "drizzle-orm";
import { row } from "#worker/kernel/db/builder.ts";
import type { Database } from "#worker/kernel/db/neon.ts";
import { send } from "#worker/kernel/db/send.ts";
import type { Tenant } from "#worker/kernel/tenant.ts";

/** Before any tenant is entered: the one read without `enter`. It tells what a visitor of the host may know anyway. */
export async function tenantByHost(database: Database, host: string): Promise<Tenant | null> {
  return one(database, sql`select app.tenant_by_host(${host}) as tenant`);
}

/** For queue messages and schedules, which name a tenant and have no host. */
export async function tenantById(database: Database, id: string): Promise<Tenant | null> {
  return one(database, sql`select app.tenant_by_id(${id}) as tenant`);
}

async function one(database: Database, query: ReturnType<typeof sql>): Promise<Tenant | null> {
  const [found] = (await send(database, [row(query)], { readOnly: true })) as [{ tenant: Tenant | null }];
  return found.tenant;
}
