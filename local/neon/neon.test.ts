import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type NeonDbError, neon, neonConfig, Pool } from "@neondatabase/serverless";
import pg from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import WebSocket from "ws";
import { type DatabaseError, named, transact } from "../../worker/kernel/db/neon.ts";
import { type Postgres, startPostgres } from "../postgres.ts";
import { type Neon, startNeon } from "./start-neon.ts";

let dataDir: string;
let postgres: Postgres;
let endpoint: Neon;
let url: string;
const defaultEndpoint = neonConfig.fetchEndpoint;

beforeAll(async () => {
  dataDir = join(mkdtempSync(join(tmpdir(), "neon-")), "data");
  postgres = await startPostgres({ dataDir, durable: false });
  endpoint = await startNeon({ postgresPort: postgres.port });
  neonConfig.fetchEndpoint = endpoint.fetchEndpoint;
  neonConfig.wsProxy = endpoint.wsProxy;
  neonConfig.useSecureWebSocket = false;
  neonConfig.webSocketConstructor = WebSocket;
  await asOwner(`
    create role visitor login password 'let me/in?';
    create table things (id int primary key, name text not null, price bigint check (price > 0) default 1);
    grant select, insert, update, delete on things to visitor;
    create table hidden (id int);
  `);
  url = visitorUrl("let me/in?");
}, 30_000);

afterAll(async () => {
  await endpoint.stop();
  await postgres.stop();
  rmSync(join(dataDir, ".."), { recursive: true, force: true });
});

const visitorUrl = (secret: string) =>
  `postgres://visitor:${encodeURIComponent(secret)}@127.0.0.1:${postgres.port}/crm`;

async function asOwner(sql: string): Promise<void> {
  const client = new pg.Client({ connectionString: postgres.ownerUrl });
  await client.connect();
  await client.query(sql);
  await client.end();
}

async function raw(body: unknown, headers: Record<string, string> = {}) {
  const init = { method: "POST", headers: { "Neon-Connection-String": url, ...headers }, body: JSON.stringify(body) };
  const response = await fetch(endpoint.fetchEndpoint, init);
  return { status: response.status, body: (await response.json()) as Record<string, unknown> };
}

describe("single statements", () => {
  it("returns typed rows and full results", async () => {
    const sql = neon(url, { fullResults: true });
    const result =
      await sql`select ${7}::int as n, ${'Işıl "\\\n\t'} as t, null as z, ${true}::bool as b, '{"a":1}'::jsonb as j`;
    expect(result.rows).toEqual([{ n: 7, t: 'Işıl "\\\n\t', z: null, b: true, j: { a: 1 } }]);
    expect(result).toMatchObject({ command: "SELECT", rowCount: 1, rowAsArray: false });
    expect(result.fields[0]).toEqual({
      name: "n",
      dataTypeID: 23,
      tableID: 0,
      columnID: 0,
      dataTypeSize: 4,
      dataTypeModifier: -1,
      format: "text",
    });
  });

  it("speaks array mode, arrays, bytes and dates", async () => {
    const sql = neon(url, { arrayMode: true });
    const bytes = Buffer.from([0, 1, 255]);
    const rows = await sql.query("select $1::int[], $2::bytea, $3::timestamptz", [[1, 2], bytes, new Date(0)]);
    expect(rows).toEqual([[[1, 2], bytes, new Date(0)]]);
  });

  it("tells what a statement did", async () => {
    const sql = neon(url, { fullResults: true });
    expect(await sql`insert into things (id, name) values (100, 'a'), (101, 'b')`).toMatchObject({
      command: "INSERT",
      rowCount: 2,
      rows: [],
      fields: [],
    });
    expect(await sql`delete from things where id >= 100 returning id`).toMatchObject({
      command: "DELETE",
      rowCount: 2,
    });
    expect(await sql`set local work_mem = '4MB'`).toMatchObject({ command: "SET", rowCount: null });
    expect(await sql``).toMatchObject({ rows: [], rowCount: null });
  });

  it("gives JSON values without raw text and objects without array mode", async () => {
    const query =
      "select 1 as a, 2::int8 as b, 1.5::float8 as c, true as d, '[1]'::json as e, array['x,\"y', null] as f, '{{1,2},{3,4}}'::int[] as g, date '2026-11-22' as h";
    const { body } = await raw({ query, params: [] });
    expect(body.rows).toEqual([
      {
        a: 1,
        b: "2",
        c: 1.5,
        d: true,
        e: [1],
        f: ['x,"y', null],
        g: [
          [1, 2],
          [3, 4],
        ],
        h: "2026-11-22",
      },
    ]);
    expect(body.rowAsArray).toBe(false);
    const text = await raw({ query, params: [] }, { "Neon-Raw-Text-Output": "true", "Neon-Array-Mode": "true" });
    expect(text.body.rows).toEqual([["1", "2", "1.5", "t", "[1]", '{"x,\\"y",NULL}', "{{1,2},{3,4}}", "2026-11-22"]]);
  });

  it("takes JSON parameters as Neon does", async () => {
    const query = "select $1::int + 1 as n, $2::bool as b, $3::text[] as l, $4::jsonb as o, $5::text as z";
    const { body } = await raw({ query, params: [1, true, ["a", 'b"'], { k: 1 }, null] });
    expect(body.rows).toEqual([{ n: 2, b: true, l: ["a", 'b"'], o: { k: 1 }, z: null }]);
  });

  it("stays right when the schema changes under a query it knows", async () => {
    const sql = neon(url);
    await asOwner(
      "create table shifting (a int); insert into shifting values (1); grant select on shifting to visitor",
    );
    for (let i = 0; i < 4; i++) expect(await sql`select * from shifting`).toEqual([{ a: 1 }]);
    await asOwner("alter table shifting add b text default 'new'");
    expect(await sql`select * from shifting`).toEqual([{ a: 1, b: "new" }]);
    await sql`discard all`;
    expect(await sql`select * from shifting`).toEqual([{ a: 1, b: "new" }]);
  });

  it("plans a query for its values however often it comes, and keeps the plans of functions", async () => {
    await asOwner(
      `create function one_more(n int) returns int language plpgsql as 'begin return (select n + count(*) from things); end'`,
    );
    const plans =
      "select generic_plans::int as kept, $1::text as word from pg_prepared_statements where cardinality(parameter_types) > 0";
    for (let time = 0; time < 12; time++) {
      expect(await neon(url).query("select one_more($1) as more", [time])).toEqual([{ more: expect.any(Number) }]);
      for (const { kept } of await neon(url).query(plans, [`${time}`])) expect(kept).toBe(0);
    }
  });

  it("carries values of several megabytes both ways", async () => {
    const text = "ğ".repeat(3_000_000);
    const [row] = await neon(url)`select ${text}::text as t, length(${text}) as n`;
    expect(row?.n).toBe(3_000_000);
    expect(row?.t === text).toBe(true);
  });
});

describe("the caller's role", () => {
  it("is the one in the connection string", async () => {
    expect(await neon(url)`select current_user as who, session_user as me`).toEqual([
      { who: "visitor", me: "visitor" },
    ]);
    await expect(neon(url)`select * from hidden`).rejects.toMatchObject({ code: "42501" });
  });

  it("needs its password", async () => {
    await expect(neon(visitorUrl("wrong"))`select 1`).rejects.toMatchObject({ code: "28P01" });
    await expect(neon(url.replace("visitor", "nobody"))`select 1`).rejects.toMatchObject({ code: "28P01" });
    await expect(neon(url.replace("/crm", "/absent"))`select 1`).rejects.toMatchObject({ code: "3D000" });
  });

  it("is required", async () => {
    expect(await raw({ query: "select 1" }, { "Neon-Connection-String": "" })).toMatchObject({ status: 400 });
    expect(await raw({ params: [] })).toMatchObject({ status: 400 });
  });
});

describe("errors", () => {
  it("carry Postgres's fields", async () => {
    const sql = neon(url);
    await expect(sql`insert into things (id, name, price) values (1, 'x', -1)`).rejects.toMatchObject({
      name: "NeonDbError",
      message: 'new row for relation "things" violates check constraint "things_price_check"',
      code: "23514",
      severity: "ERROR",
      schema: "public",
      table: "things",
      constraint: "things_price_check",
      detail: "Failing row contains (1, x, -1).",
      routine: "ExecConstraints",
    });
    await expect(sql`select nope from things`).rejects.toMatchObject({ code: "42703", position: "8" });
    await expect(sql`insert into things (id) values (1)`).rejects.toMatchObject({ code: "23502", column: "name" });
  });

  it("leave the connection usable", async () => {
    const sql = neon(url);
    for (let i = 0; i < 40; i++) await expect(sql`select 1/0`).rejects.toMatchObject({ code: "22012" });
    expect(await sql`select 1 as ok`).toEqual([{ ok: 1 }]);
  });

  it("refuse what HTTP cannot do and go on", async () => {
    await expect(neon(url)`copy things from stdin`).rejects.toMatchObject({ code: "0A000" });
    await neon(url)`begin`;
    expect(await neon(url)`select pg_current_xact_id_if_assigned() as x`).toEqual([{ x: null }]);
  });
});

describe("batches", () => {
  it("are one transaction and one trip", async () => {
    const sql = neon(url);
    const before = endpoint.trips();
    const [a, b] = await sql.transaction([sql`select txid_current() as id`, sql`select txid_current() as id`]);
    expect(a).toEqual(b);
    expect(endpoint.trips()).toBe(before + 1);
  });

  it("roll back on the first error, by statement or at commit", async () => {
    const sql = neon(url);
    const insert = sql`insert into things (id, name) values (1, 'one')`;
    await expect(sql.transaction([insert, sql`select 1/0`, sql`select 2`])).rejects.toMatchObject({ code: "22012" });
    expect(await sql`select * from things`).toEqual([]);
    await asOwner(
      "create table later (id int references things deferrable initially deferred); grant insert on later to visitor",
    );
    await expect(sql.transaction([sql`insert into later values (9)`])).rejects.toMatchObject({ code: "23503" });
  });

  it("obey read only, isolation level and deferrable", async () => {
    const sql = neon(url);
    const insert = sql`insert into things (id, name) values (2, 'two')`;
    await expect(sql.transaction([insert], { readOnly: true })).rejects.toMatchObject({ code: "25006" });
    const settings = () => [
      sql`select current_setting('transaction_isolation') as i, current_setting('transaction_deferrable') as d`,
    ];
    const options = { isolationLevel: "Serializable", readOnly: true, deferrable: true } as const;
    expect(await sql.transaction(settings(), options)).toEqual([[{ i: "serializable", d: "on" }]]);
    expect(await sql.transaction(settings())).toEqual([[{ i: "read committed", d: "off" }]]);
    const body = { queries: [{ query: "select 1", params: [] }] };
    expect(await raw(body, { "Neon-Batch-Isolation-Level": "Chaos" })).toMatchObject({ status: 400 });
  });

  it("repeat a query within one batch and across batches", async () => {
    const sql = neon(url, { arrayMode: true });
    for (let round = 0; round < 4; round++) {
      const results = await sql.transaction([1, 2, 3].map((n) => sql`select ${n}::int, 'repeated'`));
      expect(results).toEqual([[[1, "repeated"]], [[2, "repeated"]], [[3, "repeated"]]]);
    }
  });

  it("may be empty", async () => {
    expect(await neon(url).transaction([])).toEqual([]);
  });
});

it("answers 200 concurrent requests, each its own", async () => {
  const sql = neon(url);
  const answers = await Promise.all(Array.from({ length: 200 }, (_, n) => sql`select ${n}::int as n, pg_sleep(0.001)`));
  expect(answers.map(([row]) => row?.n)).toEqual(Array.from({ length: 200 }, (_, n) => n));
});

it("stops a statement whose client went away", async () => {
  const abort = AbortSignal.timeout(100);
  await expect(neon(url, { fetchOptions: { signal: abort } })`select pg_sleep(30), 'abandoned'`).rejects.toThrow();
  const running = () =>
    neon(
      url,
    )`select 1 from pg_stat_activity where query like '%abandoned%' and state = 'active' and pid <> pg_backend_pid()`;
  await expect.poll(running).toEqual([]);
});

describe("WebSocket", () => {
  it.each(["password", false] as const)(
    "carries an interactive transaction (pipelineConnect %s)",
    async (pipelineConnect) => {
      neonConfig.pipelineConnect = pipelineConnect;
      const pool = new Pool({ connectionString: url });
      const client = await pool.connect();
      const before = endpoint.trips();
      await client.query("begin");
      await client.query("insert into things (id, name) values ($1, $2)", [5, "five"]);
      const { rows } = await client.query("select name, current_user as who from things where id = 5");
      await client.query("rollback");
      expect(endpoint.trips()).toBe(before + 4);
      expect(rows).toEqual([{ name: "five", who: "visitor" }]);
      expect((await client.query("select * from things")).rows).toEqual([]);
      client.release();
      await pool.end();
    },
  );

  it("refuses other addresses", async () => {
    for (const address of ["example.com:5432", `127.0.0.1:${endpoint.port}`, `10.0.0.1:${postgres.port}`]) {
      const socket = new WebSocket(`ws://${endpoint.wsProxy}?address=${address}`);
      const status = await new Promise((resolve) => {
        socket.on("unexpected-response", (request, response) => {
          request.destroy();
          resolve(response.statusCode);
        });
        socket.on("error", () => resolve("error"));
        socket.on("open", () => resolve("open"));
      });
      expect(status).toBe(403);
    }
  });
});

it("publishes its trips", async () => {
  expect(await (await fetch(endpoint.statsUrl)).json()).toEqual({ trips: endpoint.trips() });
});

it("answers 5xx while Postgres is down and recovers by itself", async () => {
  const sql = neon(url);
  const { port } = postgres;
  await sql`insert into things (id, name) values (50, 'kept')`;
  await postgres.stop();
  const down = await raw({ query: "select 1", params: [] });
  expect(down.status).toBeGreaterThanOrEqual(500);
  expect(down.body.message).toEqual(expect.any(String));
  await expect(Promise.all(Array.from({ length: 30 }, () => sql`select 1`))).rejects.toThrow("Server error");
  postgres = await startPostgres({ dataDir, port, durable: false });
  expect(await sql`select name from things where id = 50`).toEqual([{ name: "kept" }]);
});

describe("the Worker's client, beside Neon's own driver", () => {
  const readOnly = { readOnly: true };
  const ours = (query: string, params: unknown[] = []) =>
    transact({ url, fetchEndpoint: endpoint.fetchEndpoint }, [{ query, params }], readOnly);

  it.each([
    ["numbers", "select 7::int2 a, -7::int4 b, 9007199254740993::int8 c, 1.5::float8 d, 1.10::numeric e"],
    ["text", "select 'Işıl \"\n' a, ''::text b, null::text c, 'x'::varchar d"],
    ["truth", "select true a, false b, null::bool c"],
    ["JSON", `select '{"a":[1,null]}'::jsonb a, 'null'::jsonb b, '"x"'::json c, null::jsonb d`],
    [
      "arrays",
      `select '{1,NULL,3}'::int[] a, array['a,b', 'c"d\\e', null, 'NULL', ''] b, '{}'::text[] c, '{{1,2},{3,4}}'::int[] d, '{t,f}'::bool[] e`,
    ],
    [
      "ids",
      "select array['01a2065a-09a7-7cac-9079-a44e3544f316']::uuid[] a, '01a2065a-09a7-7cac-9079-a44e3544f316'::uuid b",
    ],
  ])("reads %s as it does", async (_, query) => {
    const driver = await neon(url, { fullResults: true }).query(query);
    const [answer] = await ours(query);
    expect(answer && named(answer)).toEqual(driver.rows);
  });

  it("sends values as it does", async () => {
    const query =
      "select $1::text a, $2::int b, $3::bool c, $4::text[] d, $5::int[] e, $6::jsonb f, $7::timestamptz at time zone 'UTC' g, $8::text h, $9::text[][] i";
    const values = [
      'ş"\\',
      3,
      true,
      ['a"b', "c\\d", null, "", "NULL", "{x}"],
      [1, 2],
      { a: "b" },
      new Date(0),
      null,
      [["a"], ["b,c"]],
    ];
    const driver = await neon(url, { fullResults: true }).query(query, values);
    const [answer] = await ours(query, values);
    expect(answer && named(answer).map((row) => ({ ...row, g: String(row.g) }))).toEqual(
      driver.rows.map((row) => ({ ...row, g: "1970-01-01 00:00:00" })),
    );
  });

  it("fails as it does", async () => {
    const bad = "insert into things (id, name, price) values (900, 'x', -1)";
    const driver = await neon(url)
      .query(bad)
      .catch((error: NeonDbError) => error);
    const own = await transact({ url, fetchEndpoint: endpoint.fetchEndpoint }, [{ query: bad, params: [] }], {
      readOnly: false,
    }).catch((error: DatabaseError) => error);
    for (const field of ["message", "code", "detail", "constraint"] as const)
      expect([field, (own as DatabaseError)[field]]).toEqual([field, (driver as NeonDbError)[field]]);
    await expect(ours(bad)).rejects.toMatchObject({ code: "25006" });
  });

  it("says when nobody answers, or the answer breaks off", async () => {
    const breaking = createServer((_, response) => {
      response.writeHead(200, { "Content-Length": "100" }).write('{"results":');
      setTimeout(() => response.destroy(), 20);
    }).listen(0, "127.0.0.1");
    await once(breaking, "listening");
    for (const port of [9, (breaking.address() as AddressInfo).port]) {
      const database = { url, fetchEndpoint: `http://127.0.0.1:${port}/sql` };
      await expect(transact(database, [{ query: "select 1", params: [] }], readOnly)).rejects.toMatchObject({
        name: "DatabaseError",
        code: undefined,
      });
    }
    breaking.close();
  });

  it("asks Neon where its driver would", async () => {
    const asked: string[] = [];
    const before = globalThis.fetch;
    globalThis.fetch = async (address) => {
      asked.push(String(address));
      return Response.json({ results: [] });
    };
    const pooled = "postgresql://me:secret@ep-calm-sun-1-pooler.eu-central-1.aws.neon.tech/crm";
    neonConfig.fetchEndpoint = defaultEndpoint;
    try {
      await transact({ url: pooled }, [], readOnly);
      await neon(pooled).transaction([]);
    } finally {
      globalThis.fetch = before;
      neonConfig.fetchEndpoint = endpoint.fetchEndpoint;
    }
    expect(asked[0]).toBe(asked[1]);
    expect(asked).toEqual(Array(2).fill("https://api.eu-central-1.aws.neon.tech/sql"));
  });
});
