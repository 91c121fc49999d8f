import type { Client } from "pg";
import { newId } from "#worker/kernel/id.ts";

/** Ids of one row per tenant table, by table. */
export type OneOfEach = Record<string, string>;

/**
 * Lays out one row in every tenant table, from the catalogue alone: a new table is covered without a line here. Relations
 * point at the tenant's other rows; a text with a CHECK gets its first value; what may be left out, or must suit
 * another column, is left out.
 */
export async function oneOfEach(client: Client, tenantId: string): Promise<OneOfEach> {
  const { rows: columns } = await client.query<Column>(COLUMNS);
  const left = Map.groupBy(columns, ({ table }) => table);
  const made: OneOfEach = await existing(client, tenantId, ["users"]);
  await client.query("begin");
  await client.query("select app.act($1, 'system', null, null, '{}'), set_config('app.operation', 'test', true)", [
    tenantId,
  ]);
  while (left.size > 0) {
    const ready = [...left].filter(([table, own]) =>
      own.every(({ target }) => !target || target === table || made[target]),
    );
    if (ready.length === 0) throw new Error(`Relations in a circle: ${[...left.keys()].join(", ")}`);
    for (const [table, own] of ready) {
      left.delete(table);
      made[table] = await insert(client, table, own, made);
    }
  }
  await client.query("commit");
  return made;
}

type Column = {
  table: string;
  name: string;
  type: string;
  required: boolean;
  target: string | null;
  choice: string | null;
  named: boolean;
};

async function insert(client: Client, table: string, columns: Column[], made: OneOfEach): Promise<string> {
  const id = newId(Date.now());
  const values = columns.flatMap((column): [string, unknown][] => {
    if (column.name === "id") return [["id", id]];
    if (column.target) return column.target === table ? [] : [[column.name, made[column.target]]];
    const named = column.type === "uuid" ? made[`${column.name.replace(/_id$/, "")}s`] : undefined;
    if (named) return [[column.name, named]];
    return column.required ? [[column.name, sample(column, id)]] : [];
  });
  const names = values.map(([name]) => client.escapeIdentifier(name)).join(", ");
  await client.query(
    `insert into public.${client.escapeIdentifier(table)} (${names}) values (${values.map((_, i) => `$${i + 1}`).join(", ")})`,
    values.map(([, value]) => value),
  );
  return id;
}

function sample({ name, type, choice, named }: Column, id: string): unknown {
  if (choice) return choice;
  if (named) return apiNameOf(id);
  if (type === "uuid") return id;
  if (/^(int|bigint|smallint|double)/.test(type) || type === "integer") return 1;
  if (type === "jsonb") return "{}";
  if (type === "boolean") return false;
  if (type.startsWith("timestamp") || type === "date") return "2030-01-01";
  return name === "currency" ? "TRY" : `${name} ${id}`;
}

/** What a row is called whose CHECK wants a name for the API. */
export function apiNameOf(id: string): string {
  return `x${id.replaceAll("-", "")}`;
}

async function existing(client: Client, tenantId: string, tables: string[]): Promise<OneOfEach> {
  const found = tables.map(async (table) => {
    const { rows } = await client.query<{ id: string }>(
      `select id from public.${table} where tenant_id = $1 order by id limit 1`,
      [tenantId],
    );
    return [table, rows[0]?.id] as const;
  });
  return Object.fromEntries((await Promise.all(found)).filter(([, id]) => id)) as OneOfEach;
}

// Columns of tables with (tenant_id, id), each with the table it refers to and the first value its CHECK allows.
const COLUMNS = `
  select c.relname as "table", a.attname as name, format_type(a.atttypid, null) as type,
    a.attnotnull and not a.atthasdef as required,
    (select k.confrelid::regclass::text from pg_constraint k where k.contype = 'f' and k.conrelid = c.oid and a.attnum = k.conkey[2] limit 1) as target,
    (select (regexp_match(pg_get_constraintdef(k.oid), '\\(' || a.attname || ' = ANY \\(ARRAY\\[''([^'']+)'''))[1]
       from pg_constraint k where k.contype = 'c' and k.conrelid = c.oid and a.attnum = any (k.conkey) order by 1 limit 1) as choice,
    exists (select from pg_constraint k where k.contype = 'c' and k.conrelid = c.oid and k.conkey = array[a.attnum]
      and pg_get_constraintdef(k.oid) ~ ' ~ ''\\^\\[a-z\\]') as named
  from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = '' and a.attname <> 'tenant_id'
  where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and c.relname <> 'users'
    and (select count(*) from pg_attribute x where x.attrelid = c.oid and x.attname in ('tenant_id', 'id')) = 2
    and (a.attnotnull or not exists (select from pg_constraint k where k.contype = 'c' and k.conrelid = c.oid and a.attnum = any (k.conkey) and cardinality(k.conkey) > 1))
  order by c.relname, a.attnum`;
