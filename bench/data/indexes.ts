import type { Client } from "pg";

type Index = { name: string; definition: string; rows: number };

/** Drops the indexes of the big tables that stand behind no constraint; what comes back builds them again. */
export async function dropIndexes(client: Client): Promise<string[]> {
  const { rows } = await client.query<Index>(
    `select i.indexrelid::regclass::text as name, pg_get_indexdef(i.indexrelid) as definition
     from pg_index i join pg_class c on c.oid = i.indrelid
     where c.relnamespace = 'public'::regnamespace
       and c.relname in ('customers', 'customer_tags', 'notes', 'deals', 'deal_stages', 'projects', 'tasks', 'records', 'events', 'audit_log')
       and not exists (select from pg_constraint k where k.conindid = i.indexrelid)
     order by (c.relname = 'customers') desc, (pg_get_indexdef(i.indexrelid) like '%gin%') desc`,
  );
  for (const { name } of rows) await client.query(`drop index ${name}`);
  return rows.map(({ definition }) => definition);
}

/** Each connection takes the next definition until none is left. */
export async function buildIndexes(clients: Client[], definitions: string[]): Promise<void> {
  const left = [...definitions];
  const build = async (client: Client) => {
    for (let next = left.shift(); next; next = left.shift()) await client.query(next);
  };
  await Promise.all(clients.map(build));
}
