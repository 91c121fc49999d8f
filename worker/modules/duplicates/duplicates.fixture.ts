import type { Event } from "#worker/kernel/events/event.ts";
import type { Fixture } from "#worker/testing/fixture.ts";
import { findAgain, followJob } from "./consumers.ts";

/** Tells those who listen what has happened in the tenant, each event twice as the queue may. */
export async function hear({ sql, tenant, system }: Fixture): Promise<void> {
  const told = await sql<Event>(
    `with told as (update events set dispatched_at = now() where tenant_id = $1 and dispatched_at is null returning *)
      select id, name, subject, subject_id as "subjectId", customer_id as "customerId", payload from told order by id`,
    [tenant.id],
  );
  for (const event of told)
    for (const { on, handle } of [findAgain, findAgain, followJob, followJob])
      if (on.includes(event.name)) await handle(event, system());
}
