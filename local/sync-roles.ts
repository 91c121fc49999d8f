import pg from "pg";
import { builtInGrants, ROLE_KEYS } from "#worker/kernel/roles.ts";
import { modules } from "#worker/modules.ts";

/**
 * Gives every tenant's built-in roles the rights that the modules declare today; an admin's own roles, and the rights to
 * objects of the tenant's own, stay as they are.
 * Returns how many roles changed. To be run after the migrations, with the same owner's connection.
 */
export async function syncRoles(ownerUrl: string): Promise<number> {
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  const wanted = Object.fromEntries(ROLE_KEYS.map((key) => [key, builtInGrants(modules, key)]));
  try {
    await client.query("begin");
    // Past row security where the owner is no superuser; the audit log says what did it.
    await client.query(
      "select set_config('app.actor_kind', 'system', true), set_config('app.operation', 'roles.sync', true), set_config('role', 'app_definer', true)",
    );
    const changed = await client.query(
      `with wanted as (
         select r.tenant_id, r.id, w.value || coalesce((select jsonb_object_agg(g.key, g.value) from jsonb_each(r.grants) g
           where g.key like 'records.%'), '{}') grants
         from public.roles r join jsonb_each($1::jsonb) w on w.key = r.key)
       update public.roles r set grants = w.grants from wanted w
       where r.tenant_id = w.tenant_id and r.id = w.id and r.grants <> w.grants`,
      [JSON.stringify(wanted)],
    );
    await client.query("commit");
    return changed.rowCount ?? 0;
  } finally {
    await client.end();
  }
}

if (import.meta.main) {
  const url = process.env.DATABASE_URL;
  if (!url) {
    console.error("DATABASE_URL must name the owner's direct connection to the database.");
    process.exit(1);
  }
  console.log(`${await syncRoles(url)} roles refreshed`);
}
