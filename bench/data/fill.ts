import pg from "pg";
import type { Size } from "../sizes.ts";
import { fillCustomers } from "./customers.ts";
import { buildIndexes, dropIndexes } from "./indexes.ts";
import { OWN_OBJECT } from "./own.ts";
import { RECORDS } from "./records.ts";
import { fillTenants } from "./tenants.ts";
import { WORK } from "./work.ts";

/** Fills a migrated, empty database: past triggers and foreign keys, indexes afterwards. `say` gets each step's seconds. */
export async function fill(ownerUrl: string, size: Size, say: (line: string) => void): Promise<void> {
  const clients = [new pg.Client(ownerUrl), new pg.Client(ownerUrl)];
  const [first] = clients;
  if (!first) return;
  const step = async <T>(name: string, work: Promise<T>): Promise<T> => {
    const started = performance.now();
    const done = await work;
    say(`  ${name} ${((performance.now() - started) / 1000).toFixed(1)} s`);
    return done;
  };
  try {
    for (const client of clients) {
      await client.connect();
      await client.query(
        "set session_replication_role = replica; set maintenance_work_mem = '400MB'; set work_mem = '128MB'",
      );
    }
    const tenants = await step("tenants", fillTenants(first, size.tenants));
    const indexes = await dropIndexes(first);
    await step("customers", fillCustomers(clients, tenants, size));
    await step("records", records(first));
    await step("indexes", buildIndexes(clients, indexes));
    await step("statistics", first.query("vacuum (analyze)"));
  } finally {
    for (const client of clients) await client.end();
  }
}

async function records(client: pg.Client): Promise<void> {
  await client.query("analyze");
  for (const statement of [...RECORDS, ...OWN_OBJECT, ...WORK]) await client.query(statement);
}
