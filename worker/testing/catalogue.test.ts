import { Client } from "pg";
import { afterAll, beforeAll, describe, expect, inject, test } from "vitest";
import type { Protection } from "#worker/kernel/db/table.ts";
import { functionRules } from "./catalogue/function-rules.ts";
import { roleRules } from "./catalogue/role-rules.ts";
import { ours, type Rule, tenants } from "./catalogue/rule.ts";
import { tableRules } from "./catalogue/table-rules.ts";
import { freshTenant } from "./fixture.ts";
import { loadTables } from "./load-tables.ts";
import { type OneOfEach, oneOfEach } from "./one-of-each.ts";

const owner = new Client(inject("ownerUrl"));
const worker = new Client(inject("databaseUrl"));
const protections: [string, Protection][] = [...(await loadTables())];
// Outside tenantTable(): counted by a trigger; the runner's own bookkeeping, whose key is the caller's.
const byHand = ["usage", "idempotency_keys"];

beforeAll(() => Promise.all([owner.connect(), worker.connect()]));
afterAll(() => Promise.all([owner.end(), worker.end()]));

describe.each<Rule>([...tableRules, ...functionRules, ...roleRules])(
  "$name",
  ({ query, breaks, expected, allowed = {} }) => {
    test("holds", async () => {
      expect((await offenders(query)).filter((found) => !(found in allowed))).toEqual([]);
    });
    test("is seen when broken, and nothing is allowed that need not be", async () => {
      const before = await offenders(query);
      expect(Object.keys(allowed).filter((name) => !before.includes(name))).toEqual([]);
      await owner.query("begin");
      await owner.query(breaks);
      const after = await offenders(query);
      await owner.query("rollback");
      expect(after.filter((found) => !before.includes(found))).toContain(expected);
    });
  },
);

describe("what the code declares is what the database has", () => {
  test("every tenant table is declared, and every declared one is there", async () => {
    const there = await offenders(`select c.relname as found from pg_class c where ${tenants}`);
    expect(there.filter((name) => !byHand.includes(name)).sort()).toEqual(protections.map(([name]) => name).sort());
  });

  test.each(protections)("%s is protected as declared", async (table, protection) => {
    expect(await triggers(table)).toEqual({
      audit: protection.audited === false ? 0 : 28,
      secret: protection.audited === false ? false : (protection.secrets ?? []).length > 0,
      counted: protection.counts ? [protection.counts, protection.counts] : [],
    });
    const { rows } = await owner.query(
      "select array_agg(what order by what) as may from unnest(array['delete', 'insert', 'select', 'update']) what where has_table_privilege('app_worker', 'public.' || $1, what)",
      [table],
    );
    expect(rows[0].may).toEqual(
      protection.appendOnly ? ["insert", "select"] : ["delete", "insert", "select", "update"],
    );
  });

  test("a column that holds a secret never reaches the audit log", async () => {
    const columns =
      await offenders(`select c.relname || '.' || a.attname as found from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0
      where ${tenants} and a.attname ~ '(hash|secret|password|token|sealed|encrypted)' and a.attname not in ('sha256', 'request_hash')`);
    const declared = protections.flatMap(([table, { secrets = [], audited }]) =>
      audited === false
        ? columns.filter((column) => column.startsWith(`${table}.`))
        : secrets.map((column) => `${table}.${column}`),
    );
    expect(columns.filter((column) => !declared.includes(column))).toEqual([]);
    expect(columns).toContain("users.password_hash");
  });
});

describe("as the Worker's role", async () => {
  const tables = await listTables();
  let mine: { id: string; rows: OneOfEach };
  let other: { id: string; rows: OneOfEach };
  beforeAll(async () => {
    [mine, other] = [await laidOut(), await laidOut()];
    const { rows } = await owner.query<{ name: string; columns: string[] }>(COLUMNS);
    for (const { name, columns } of rows) copied.set(name, columns);
  });

  test("every tenant table has a row to find", async () => {
    expect(Object.keys(other.rows).sort()).toEqual(protections.map(([name]) => name).sort());
  });

  test.each(tables)("%s: with no setting there is nothing to read and nothing to write", async (table) => {
    for (const role of ROLES)
      expect(await attempt({ role }, `select count(*)::int as n from ${table}`)).toBeOneOf([0, "42501"]);
    expect(await attempt({}, `select count(*)::int as n from ${table}`)).toBeOneOf([0, "42501"]);
    expect(await attempt({}, `insert into ${table} default values`)).toBeOneOf(["42501", "23502"]);
    if (!(table in other.rows)) return;
    expect(await attempt({}, copy(table), [await aRow(table, other.id)])).toBe("42501");
    expect(await attempt({}, `update ${table} set tenant_id = tenant_id`)).toBeOneOf([null, "42501"]);
    expect(await attempt({}, `delete from ${table}`)).toBeOneOf([null, "42501"]);
    expect(await count(table, other.id)).toBeGreaterThan(0);
  });

  test.each(protections.map(([name]) => name))(
    "%s: even the system sees and writes its own tenant only",
    async (table) => {
      const settings = { tenantId: mine.id, kind: "system" };
      const before = await dump(table, other.id);
      for (const role of ["app_worker", "app_scoped"]) {
        const seen = (which: string) =>
          attempt({ ...settings, role }, `select count(*)::int as n from ${table} where tenant_id ${which} $1`, [
            mine.id,
          ]);
        expect(await seen("=")).toBeGreaterThan(0);
        expect(await seen("<>")).toBe(0);
      }
      expect(await attempt(settings, copy(table), [await aRow(table, other.id)])).toBe("42501");
      expect(await attempt(settings, `update ${table} set tenant_id = $1 where tenant_id <> $1`, [mine.id])).toBeOneOf([
        null,
        "42501",
      ]);
      expect(await attempt(settings, `delete from ${table} where tenant_id = $1`, [other.id])).toBeOneOf([
        null,
        "42501",
      ]);
      expect(await dump(table, other.id)).toBe(before);
    },
  );

  test.each(protections.filter(([, { appendOnly }]) => appendOnly).map(([name]) => name))(
    "%s is written once",
    async (table) => {
      const settings = { tenantId: mine.id, kind: "system" };
      expect(await attempt(settings, `update ${table} set id = id`)).toBe("42501");
      expect(await attempt(settings, `delete from ${table}`)).toBe("42501");
      expect(await attempt(settings, `truncate ${table}`)).toBe("42501");
    },
  );

  test.each(protections.map(([name]) => name))("%s: a customer at the portal sees nothing", async (table) => {
    const settings = { tenantId: mine.id, kind: "portal", id: mine.rows.customers };
    for (const role of ROLES)
      expect(await attempt({ ...settings, role }, `select count(*)::int as n from ${table}`)).toBe(0);
    expect(await attempt(settings, copy(table), [await aRow(table, mine.id)])).toBe("42501");
  });
});

async function offenders(query: string): Promise<string[]> {
  return (await owner.query<{ found: string }>(query)).rows.map(({ found }) => found);
}

async function listTables(): Promise<string[]> {
  const client = new Client(inject("ownerUrl"));
  await client.connect();
  const { rows } = await client.query<{ name: string }>(
    `select c.relname as name from pg_class c where ${ours} order by 1`,
  );
  await client.end();
  return rows.map(({ name }) => name);
}

/** The events (insert 4, delete 8, update 16) that reach the audit log, and what counts rows. */
async function triggers(table: string) {
  const { rows } = await owner.query<{ def: string; name: string; type: number }>(
    "select pg_get_triggerdef(t.oid) as def, p.proname as name, t.tgtype::int as type from pg_trigger t join pg_proc p on p.oid = t.tgfoid where t.tgrelid = ('public.' || $1)::regclass and not t.tgisinternal",
    [table],
  );
  const secrets = protections.find(([name]) => name === table)?.[1].secrets ?? [];
  const audits = rows.filter(({ name }) => name === "audit" || name === "audit_many");
  return {
    audit: audits.reduce((bits, { type }) => bits | (type & 28), 0),
    secret:
      audits.length > 0 &&
      secrets.length > 0 &&
      audits.every(({ def }) => secrets.every((column) => def.includes(`'${column}'`))),
    counted: rows.filter(({ name }) => name === "count_usage").map(({ def }) => /\('(\w+)'\)$/.exec(def)?.[1]),
  };
}

async function laidOut(): Promise<{ id: string; rows: OneOfEach }> {
  const { tenant } = await freshTenant();
  return { id: tenant.id, rows: await oneOfEach(owner, tenant.id) };
}

type Acting = { tenantId?: string; kind?: string; id?: string | undefined; role?: string };
const ROLES = ["app_worker", "app_scoped", "app_operator"];

/** What a statement comes to, undone again: the number it counted, the SQLSTATE it failed with, else null. */
async function attempt(
  { tenantId, kind, id, role }: Acting,
  text: string,
  params: unknown[] = [],
): Promise<number | string | null> {
  await worker.query("begin");
  try {
    if (kind) await worker.query("select app.act($1, $2, $3, null, '{}')", [tenantId, kind, id]);
    if (role) await worker.query("select set_config('role', $1, true)", [role]);
    const { rows, rowCount } = await worker.query(text, params);
    return rows[0]?.n ?? (rowCount || null);
  } catch (error) {
    return (error as { code: string }).code;
  } finally {
    await worker.query("rollback");
  }
}

/** Inserts the row given as JSON. Generated columns make their own. */
function copy(table: string): string {
  const columns = copied.get(table)?.join(", ");
  return `insert into ${table} (${columns}) select ${columns} from jsonb_populate_record(null::${table}, $1::jsonb)`;
}

const copied = new Map<string, string[]>();
const COLUMNS = `select c.relname as name, array_agg(quote_ident(a.attname)) as columns from pg_class c
  join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = '' where ${ours} group by 1`;

async function aRow(table: string, tenantId: string): Promise<string> {
  const { rows } = await owner.query<{ row: Record<string, unknown> }>(
    `select to_jsonb(t) || jsonb_build_object('id', uuidv7()) as row from ${table} t where tenant_id = $1 limit 1`,
    [tenantId],
  );
  return JSON.stringify(rows[0]?.row);
}

async function count(table: string, tenantId: string): Promise<number> {
  return (await owner.query(`select count(*)::int as n from ${table} where tenant_id = $1`, [tenantId])).rows[0].n;
}

async function dump(table: string, tenantId: string): Promise<string> {
  return (
    await owner.query(
      `select coalesce(jsonb_agg(t order by t::text), '[]')::text as rows from ${table} t where tenant_id = $1`,
      [tenantId],
    )
  ).rows[0].rows;
}
