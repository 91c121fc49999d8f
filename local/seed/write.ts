import type { Client } from "pg";

/** Column values by name, and who wrote the row: an author's id, or null for the system. */
export type Row = { by: string | null } & Record<string, unknown>;
export type Author = { id: string; name: string };
export type Write = (table: string, rows: Row[]) => Promise<void>;

/** Writes rows of one tenant, one statement per author, so that triggers see who it was. Inside a transaction. */
export function writer(client: Client, tenantId: string, authors: Author[]): Write {
  const names = new Map(authors.map(({ id, name }) => [id, name]));
  return async (table, rows) => {
    for (const [by, some] of Map.groupBy(rows, (row) => row.by)) {
      await act(client, { tenantId, kind: by ? "user" : "system", id: by ?? "", name: (by && names.get(by)) || "" });
      await insert(client, table, some);
    }
  };
}

/** Says who acts, for the rest of the transaction. */
export async function act(
  client: Client,
  actor: { tenantId: string; kind: string; id: string; name: string },
): Promise<void> {
  await client.query(
    `select set_config('app.tenant_id', $1, true), set_config('app.actor_kind', $2, true), set_config('app.actor_id', $3, true),
       set_config('app.actor_name', $4, true), set_config('app.operation', 'seed', true), set_config('app.ip', '127.0.0.1', true)`,
    [actor.tenantId, actor.kind, actor.id, actor.name],
  );
}

async function insert(client: Client, table: string, rows: Row[]): Promise<void> {
  const columns = Object.keys(rows[0] ?? {})
    .filter((name) => name !== "by")
    .map((name) => client.escapeIdentifier(name))
    .join(", ");
  await client.query(
    `insert into public.${client.escapeIdentifier(table)} (${columns})
       select ${columns} from jsonb_populate_recordset(null::public.${client.escapeIdentifier(table)}, $1::jsonb)`,
    [JSON.stringify(rows)],
  );
}
