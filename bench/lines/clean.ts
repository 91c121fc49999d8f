import type { Client } from "pg";
import { CREATED } from "./requests.ts";

/** Removes what the bench wrote, so that the next run finds the same database. */
export async function clean(owner: Client): Promise<void> {
  const made = "select id from customers where name = $1";
  await owner.query("set session_replication_role = replica");
  await owner.query(`delete from deliveries where event_id in (select id from events where subject_id in (${made}))`, [
    CREATED,
  ]);
  await owner.query(`delete from audit_log where row_id in (${made})`, [CREATED]);
  await owner.query(`delete from events where subject_id in (${made})`, [CREATED]);
  await owner.query("delete from idempotency_keys");
  const { rowCount } = await owner.query("delete from customers where name = $1", [CREATED]);
  await owner.query(
    "update usage set used = used - $1 where metric = 'customers' and tenant_id = (select id from tenants where slug = 't1')",
    [rowCount ?? 0],
  );
  await owner.query("reset session_replication_role");
  await owner.query("vacuum (analyze) customers, events, audit_log, idempotency_keys, deliveries, usage");
}
