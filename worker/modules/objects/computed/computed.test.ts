import { Client } from "pg";
import { beforeAll, beforeEach, describe, expect, inject, it } from "vitest";
import type { Ctx } from "#worker/kernel/context.ts";
import type { FieldKind, FieldSettings, RollUp } from "#worker/kernel/custom/field.ts";
import { tellLive } from "#worker/kernel/live/tell.ts";
import { createCustomer, getCustomer, listCustomers, updateCustomer } from "#worker/modules/customers/index.ts";
import { type Fixture, freshTenant } from "#worker/testing/fixture.ts";
import {
  archiveField,
  createField,
  createObject,
  createRecord,
  deleteObject,
  deleteRecord,
  fieldUsage,
  getRecord,
  listFields,
  listRecords,
  restoreField,
  updateField,
  updateRecord,
} from "../index.ts";
import { computeNext } from "./compute-records.ts";

let t: Fixture;
let owner: Ctx;
type Field = { id: string; version: number };
const fields: Record<string, Field> = {};

async function field(object: string, key: string, kind: FieldKind, settings: FieldSettings = {}) {
  const made = await owner.run(createField, { object, key, label: key, kind, settings });
  fields[key] = made;
  return made;
}
const rollUp = (key: string, kind: FieldKind, rollup: Omit<RollUp, "object" | "by">) =>
  field("customers", key, kind, { rollup: { object: "sozlesme", by: "custom.musteri", ...rollup } });
const contract = (name: string, custom: Record<string, unknown>, ctx = owner) =>
  ctx.run(createRecord, { object: "sozlesme", name, custom });
const customer = (name: string) => owner.run(createCustomer, { kind: "company", name });
const of = async (id: string, ctx = owner) => (await ctx.run(getCustomer, { id })).custom as Record<string, unknown>;

beforeAll(async () => {
  t = await freshTenant();
  owner = await t.as("owner");
  await owner.run(createObject, { name: "sozlesme", label: "Sözleşme", plural: "Sözleşmeler" });
  await field("sozlesme", "musteri", "relation", { object: "customers" });
  await field("sozlesme", "bedel", "currency");
  await field("sozlesme", "ay", "number");
  await field("sozlesme", "bitis", "date");
  await field("sozlesme", "kdvli", "currency", { formula: "bedel * 1.2" });
  await field("sozlesme", "toplam_kdvli", "currency", { formula: "kdvli * ifEmpty(ay, 1)" });
  await rollUp("adet", "number", { function: "count" });
  await rollUp("ciro", "currency", { function: "sum", field: "custom.toplam_kdvli" });
  await rollUp("ortalama", "number", { function: "average", field: "custom.ay" });
  await rollUp("ilk_bitis", "date", { function: "min", field: "custom.bitis" });
  await rollUp("buyuk", "number", { function: "count", where: "bedel >= 1000 && name != 'sayma'" });
  await field("customers", "sinif", "text", { formula: "if(ciro > 5000, 'A', 'B') + text(adet)" });
});

describe("formulas of a record", () => {
  it("are worked out as it is written, one from the other", async () => {
    const made = await contract("Bir", { bedel: 100_000, ay: 12 });
    expect(made.custom).toMatchObject({ kdvli: 120_000, toplam_kdvli: 1_440_000 });
    const changed = await owner.run(updateRecord, { object: "sozlesme", id: made.id, custom: { ay: null } });
    expect(changed.custom).toMatchObject({ kdvli: 120_000, toplam_kdvli: 120_000 });
    expect(changed.version).toBe(2);
    const emptied = await owner.run(updateRecord, { object: "sozlesme", id: made.id, custom: { bedel: null } });
    expect(emptied.custom).toMatchObject({ kdvli: null, toplam_kdvli: null });
  });

  it("filter and sort like any field", async () => {
    for (const bedel of [1, 3, 2]) await contract(`F${bedel}`, { bedel });
    const { data } = await owner.run(listRecords, {
      object: "sozlesme",
      filter: { "custom.kdvli": { lte: 4 } },
      sort: "-custom.kdvli",
    } as never);
    expect(data.map(({ name }) => name)).toEqual(["F3", "F2", "F1"]);
  });

  it("take no value from outside", async () => {
    for (const key of ["kdvli"]) {
      const refused = { fields: [{ path: `custom.${key}`, reason: "read_only" }] };
      await expect(contract("X", { [key]: 1 })).rejects.toMatchObject(refused);
    }
    const { id } = await customer("Yazılmaz");
    await expect(owner.run(updateCustomer, { id, custom: { ciro: 1 } })).rejects.toMatchObject({ code: "invalid" });
  });

  it("are neither required, unique, nor filled in", async () => {
    const settings = { formula: "1 + 1" };
    for (const more of [{ required: true }, { unique: true }, { default: 3 }])
      await expect(
        owner.run(createField, { object: "sozlesme", key: "x", label: "x", kind: "number", settings, ...more }),
      ).rejects.toMatchObject({ code: "invalid" });
  });
});

describe("roll-ups", () => {
  let a: string;
  let b: string;
  beforeEach(async () => {
    a = (await customer("A")).id;
    b = (await customer("B")).id;
  });

  it("begin with nothing", async () => {
    expect(await of(a)).toMatchObject({ adet: 0, ciro: 0, ortalama: null, ilk_bitis: null, buyuk: 0, sinif: "B0" });
  });

  it("are right after every change of a record", async () => {
    const one = await contract("1", { musteri: a, bedel: 200_000, ay: 2, bitis: "2026-12-31" });
    const two = await contract("2", { musteri: a, bedel: 50_000, ay: 5, bitis: "2026-06-30" });
    const both = { adet: 2, ciro: 780_000, ortalama: 3.5, ilk_bitis: "2026-06-30", buyuk: 1, sinif: "A2" };
    expect(await of(a)).toMatchObject(both);
    const change = (id: string, more: object) => owner.run(updateRecord, { object: "sozlesme", id, ...more });
    await change(one.id, { custom: { musteri: b } });
    expect(await of(a)).toMatchObject({ adet: 1, ciro: 300_000, buyuk: 0, sinif: "B1" });
    expect(await of(b)).toMatchObject({ adet: 1, ciro: 480_000, ilk_bitis: "2026-12-31" });
    await change(one.id, { name: "sayma" });
    expect(await of(b)).toMatchObject({ adet: 1, buyuk: 0 });
    await change(one.id, { custom: { musteri: null } });
    expect(await of(b)).toMatchObject({ adet: 0, ciro: 0, ilk_bitis: null, ortalama: null });
    await owner.run(deleteRecord, { object: "sozlesme", id: two.id });
    expect(await of(a)).toMatchObject({ adet: 0, ciro: 0 });
  });

  it("leave out what is archived, and take it in again", async () => {
    const { id } = await contract("1", { musteri: a, bedel: 100 });
    const set = (at: string | null) => t.sql("update records set archived_at = $2 where id = $1", [id, at]);
    await set("2026-01-01");
    expect(await of(a)).toMatchObject({ adet: 0, ciro: 0 });
    await set(null);
    expect(await of(a)).toMatchObject({ adet: 1, ciro: 120 });
  });

  it("follow statements over thousands", async () => {
    const [{ objectId } = { objectId: "" }] = await t.sql<{ objectId: string }>(
      `select id as "objectId" from objects where tenant_id = $1`,
      [t.tenant.id],
    );
    const slots = await t.sql<{ key: string; slot: string }>(
      "select key, slot from fields where tenant_id = $1 and object = 'sozlesme'",
      [t.tenant.id],
    );
    const slot = (key: string) => slots.find((one) => one.key === key)?.slot;
    const who = [t.tenant.id, objectId];
    await t.sql(
      `insert into records (tenant_id, id, object_id, name, ${slot("musteri")}, ${slot("bedel")})
        select $1, uuidv7(), $2, 'T', case n % 2 when 0 then $3::uuid else $4::uuid end, n from generate_series(1, 3000) n`,
      [...who, a, b],
    );
    expect(await of(a)).toMatchObject({ adet: 1500, ciro: 2_701_800 });
    expect(await of(b)).toMatchObject({ adet: 1500, ciro: 2_700_000 });
    await t.sql(
      `update records set ${slot("musteri")} = $3 where tenant_id = $1 and object_id = $2 and ${slot("musteri")} = $4`,
      [...who, a, b],
    );
    expect(await of(a)).toMatchObject({ adet: 3000, ciro: 5_401_800 });
    expect(await of(b)).toMatchObject({ adet: 0, ciro: 0 });
    await t.sql(
      `delete from records where tenant_id = $1 and object_id = $2 and ${slot("musteri")} = $3 and ${slot("bedel")} > 10`,
      [...who, a],
    );
    expect(await of(a)).toMatchObject({ adet: 10, ciro: 66 });
  });

  it("are right under fifty who write at once, moving between two", async () => {
    const made = await Promise.all(
      Array.from({ length: 50 }, (_, n) => contract(`K${n}`, { musteri: n % 2 ? a : b, bedel: 100 })),
    );
    expect([await of(a), await of(b)]).toMatchObject([
      { adet: 25, ciro: 3000 },
      { adet: 25, ciro: 3000 },
    ]);
    const again = async (work: () => Promise<unknown>): Promise<unknown> =>
      work().catch((error) => (error.reason === "busy" ? again(work) : Promise.reject(error)));
    await Promise.all(
      made.map(({ id }, n) =>
        again(() =>
          n % 5 === 0
            ? owner.run(deleteRecord, { object: "sozlesme", id })
            : owner.run(updateRecord, { object: "sozlesme", id, custom: { musteri: n % 3 ? a : b, bedel: 200 } }),
        ),
      ),
    );
    const kept = made.map((_, n) => n).filter((n) => n % 5 !== 0);
    const inA = kept.filter((n) => n % 3).length;
    expect(await of(a)).toMatchObject({ adet: inA, ciro: inA * 240 });
    expect(await of(b)).toMatchObject({ adet: kept.length - inA, ciro: (kept.length - inA) * 240 });
  });

  it("are no edit of the record: no version, no moment, no line in the audit log", async () => {
    const before = await owner.run(getCustomer, { id: a });
    const lines = () => t.sql("select id from audit_log where tenant_id = $1 and row_id = $2", [t.tenant.id, a]);
    const told = (await lines()).length;
    await contract("1", { musteri: a, bedel: 100 });
    const after = await owner.run(getCustomer, { id: a });
    expect(after.custom).toMatchObject({ adet: 1 });
    expect(after).toMatchObject({ version: before.version, updatedAt: before.updatedAt });
    expect((await lines()).length).toBe(told);
    const edited = await owner.run(updateCustomer, { id: a, version: before.version, name: "A2" });
    expect(edited.version).toBe(before.version + 1);
    expect((await lines()).length).toBe(told + 1);
  });

  it("come out the same whoever writes", async () => {
    const member = await t.newUser("member");
    await contract("1", { musteri: a, bedel: 100 });
    const mine = await member.ctx.run(createCustomer, { kind: "company", name: "Benim" });
    await contract("2", { musteri: mine.id, bedel: 100 });
    await contract("3", { musteri: mine.id, bedel: 100 }, member.ctx);
    expect(await of(mine.id)).toMatchObject({ adet: 2, ciro: 240 });
    expect(await of(mine.id, member.ctx)).toMatchObject({ adet: 2, ciro: 240 });
  });

  it("tell open pages of the records that they are on, and of those above", async () => {
    const told: string[] = [];
    const tell = async (_: string, topics: string[]) => void told.push(...topics);
    const ctx = { ...t.system(), services: { ...t.services, live: { ...t.services.live, tell } } };
    const about = { name: "records.updated", subject: "records", subjectId: a, payload: { object: "sozlesme" } };
    await owner.run(getCustomer, { id: a });
    await tellLive.handle(about as never, { ...ctx, tenant: owner.tenant } as Ctx);
    expect(told).toEqual(["records", "customers", "events"]);
  });

  it("filter the list of customers", async () => {
    await contract("1", { musteri: a, bedel: 7 });
    const { data } = await owner.run(listCustomers, { filter: { "custom.ciro": { eq: 8 } } } as never);
    expect(data.map(({ id }) => id)).toEqual([a]);
  });
});

describe("what reads what", () => {
  const change = async (key: string, settings: FieldSettings) => {
    const { id } = fields[key] as Field;
    return owner.run(updateField, { id, settings }).catch((error) => error);
  };

  it("never leads back to itself, across objects as well, and says the way", async () => {
    expect((await change("kdvli", { formula: "kdvli + 1" })).fields[0]).toMatchObject({
      reason: "formula.cycle",
      params: { way: "kdvli → kdvli" },
    });
    expect((await change("kdvli", { formula: "toplam_kdvli" })).fields[0]).toMatchObject({
      path: "settings.formula",
      params: { way: "kdvli → toplam_kdvli → kdvli" },
    });
    await field("customers", "ust", "relation", { object: "customers" });
    await field("customers", "dal", "currency", {
      rollup: { object: "customers", by: "custom.ust", function: "sum", field: "custom.ciro" },
    });
    await field("customers", "hepsi", "currency", { formula: "ciro + dal" });
    const rollup = { object: "customers", by: "custom.ust", function: "sum" as const, field: "custom.hepsi" };
    expect((await change("dal", { rollup })).fields[0]).toMatchObject({
      path: "settings.rollup",
      params: { way: "dal → hepsi → dal" },
    });
  });

  it("reaches from child to parent to grandparent", async () => {
    const top = await customer("Üst");
    const below = await customer("Alt");
    await owner.run(updateCustomer, { id: below.id, custom: { ust: top.id } });
    await contract("1", { musteri: below.id, bedel: 1000 });
    expect(await of(top.id)).toMatchObject({ dal: 1200, hepsi: 1200 });
  });

  it("stays in use while it is read", async () => {
    const { id } = fields.bedel as Field;
    const { computed } = await owner.run(fieldUsage, { id });
    expect(computed.map(({ name }) => name).sort()).toEqual(["buyuk", "kdvli"]);
    await expect(owner.run(archiveField, { id })).rejects.toMatchObject({ reason: "fields.used_by" });
    await expect(owner.run(updateField, { id, settings: { currency: "JPY" } })).rejects.toMatchObject({
      reason: "fields.used_by",
    });
    const extra = await field("sozlesme", "ek", "number");
    const read = await field("sozlesme", "ekli", "number", { formula: "ek + 1" });
    await owner.run(archiveField, { id: read.id });
    await owner.run(archiveField, { id: extra.id });
    await expect(owner.run(restoreField, { id: read.id })).rejects.toMatchObject({ reason: "fields.needs" });
  });

  it("is not turned from written to worked out, nor back", async () => {
    expect((await change("ay", { formula: "1" })).fields[0].reason).toBe("fields.stays_computed");
    expect((await change("kdvli", {})).fields[0].reason).toBe("fields.stays_computed");
  });

  it.each([
    [{ function: "sum", field: "custom.bitis" }, "currency", "rollup.not_for_kind"],
    [{ function: "sum", field: "custom.yok" }, "currency", "rollup.no_field"],
    [{ function: "sum", field: "custom.ay" }, "currency", "rollup.other_kind"],
    [{ function: "count", where: "ay + 1" }, "number", "formula.no_condition"],
    [{ function: "count", where: "yok" }, "number", "formula.unknown_name"],
    [{ function: "count", by: "custom.bedel" }, "number", "rollup.no_relation"],
    [{ function: "count", by: "customerId" }, "number", "rollup.no_relation"],
  ] as const)("refuses a roll-up that makes no sense: %j", async (rollup, kind, reason) => {
    const failure = await rollUp("olmaz", kind, rollup as never).catch((error) => error);
    expect(failure.fields[0].reason).toBe(reason);
  });
});

describe("records that are there already", () => {
  const settings = { formula: "bedel * 2" };
  const shown = async (id: string) =>
    (await owner.run(listFields, { object: "sozlesme" })).data.find((one) => one.id === id);

  it("are worked out by a job that says how far it is, and stay as they are otherwise", async () => {
    const made = await contract("Eski", { bedel: 100 });
    const { id } = await field("sozlesme", "iki_kat", "currency", settings);
    const { computing } = (await shown(id)) ?? {};
    expect(computing).toMatchObject({ status: "waiting", done: 0 });
    expect(computing?.total).toBeGreaterThan(10);
    await t.work();
    expect((await shown(id))?.computing).toBeNull();
    const after = await owner.run(getRecord, { object: "sozlesme", id: made.id });
    expect(after).toMatchObject({ version: 1, updatedAt: made.updatedAt, custom: { iki_kat: 200 } });
    const left = await owner.run(listRecords, {
      object: "sozlesme",
      filter: { "custom.bedel": { empty: false }, "custom.iki_kat": { empty: true } },
    } as never);
    expect(left.page.total).toBe(0);
  });

  it("are worked out anew when the formula changes, with what is worked out from it", async () => {
    const made = await contract("Değişen", { bedel: 100 });
    await field("sozlesme", "dort_kat", "currency", { formula: "iki_kat * 2" });
    await t.work();
    const { id } = fields.iki_kat as Field;
    await owner.run(updateField, { id, settings: { formula: "bedel * 3" } });
    await t.work();
    const { custom } = await owner.run(getRecord, { object: "sozlesme", id: made.id });
    expect(custom).toMatchObject({ iki_kat: 300, dort_kat: 600 });
  });

  it("count in a roll-up that comes later", async () => {
    const { id } = await customer("Önce");
    for (const bedel of [1, 2, 3]) await contract("Ö", { musteri: id, bedel });
    await rollUp("sonradan", "currency", { function: "max", field: "custom.bedel" });
    expect(await of(id)).toMatchObject({ sonradan: null });
    await t.work();
    expect(await of(id)).toMatchObject({ sonradan: 3 });
  });

  it("come out right while others write, also who had begun before", async () => {
    const slow = new Client(inject("ownerUrl"));
    await slow.connect();
    const [row] = await t.sql<{ object: string; bedel: string }>(
      "select o.id as object, f.slot as bedel from objects o join fields f on f.tenant_id = o.tenant_id and f.key = 'bedel' where o.tenant_id = $1",
      [t.tenant.id],
    );
    await slow.query("begin");
    const late = `insert into records (tenant_id, id, object_id, name, ${row?.bedel}) values ($1, uuidv7(), $2, 'Geç', 5)`;
    await slow.query(late, [t.tenant.id, row?.object]);
    await field("sozlesme", "bes_kat", "currency", { formula: "bedel * 5" });
    const working = t.work();
    const written = Promise.all(Array.from({ length: 20 }, (_, n) => contract(`Y${n}`, { bedel: n + 1 })));
    await new Promise((resolve) => setTimeout(resolve, 400));
    await slow.query(late, [t.tenant.id, row?.object]);
    await slow.query("commit");
    await slow.end();
    await Promise.all([working, written]);
    const at = (key: string) => fields[key]?.id;
    const [{ wrong } = { wrong: -1 }] = await t.sql<{ wrong: number }>(
      `select count(*)::int as wrong from records r, fields b, fields v where r.tenant_id = $1 and b.id = $2 and v.id = $3
        and (to_jsonb(r) ->> v.slot)::float8 is distinct from (to_jsonb(r) ->> b.slot)::float8 * 5 and r.object_id = $4`,
      [t.tenant.id, at("bedel"), at("bes_kat"), row?.object],
    );
    expect(wrong).toBe(0);
  });

  it("goes on after a Worker died, and repeats nothing wrongly", async () => {
    const { id } = await field("sozlesme", "yedi_kat", "currency", { formula: "bedel * 7" });
    const [job] = await t.sql<{ id: string }>("select job_id as id from computed_fields where field_id = $1", [id]);
    const step = () => t.system().run(computeNext, { id: job?.id ?? "" });
    await t.sql("update jobs set status = 'running' where id = $1", [job?.id]);
    while ((await step()).step === "wait");
    await t.sql(
      "update jobs set status = 'waiting', leased_until = null, input = input - 'after', done = 0 where id = $1",
      [job?.id],
    );
    await t.work();
    expect((await shown(id))?.computing).toBeNull();
  });
});

describe("the Worker's role", () => {
  async function asWorker(work: (client: Client) => Promise<void>) {
    const client = new Client(inject("databaseUrl"));
    await client.connect();
    await client.query("begin");
    await client.query("select app.act($1, 'system', null, null, '{}')", [t.tenant.id]);
    await work(client);
    await client.query("rollback");
    await client.end();
  }

  it("writes no text that the database runs, and none that it compiles from nonsense", async () => {
    for (const column of ["value", "counted"])
      await asWorker(async (client) => {
        await expect(client.query(`update computed_fields set ${column} = '1; drop table customers'`)).rejects.toThrow(
          column,
        );
      });
    await asWorker(async (client) => {
      const { rows } = await client.query(
        `update computed_fields set definition = '{"tree": ["pg_sleep(9)"], "kind": "number", "digits": "0); drop table customers; --"}' returning value, counted`,
      );
      expect(rows.length).toBeGreaterThan(5);
      expect(rows.filter(({ value }) => value !== null)).toEqual([]);
    });
    await asWorker(async (client) => {
      const { rows } = await client.query(
        "update computed_fields set child = 'users', via = 'role_id' where child is not null returning value, counted",
      );
      expect(rows.filter(({ value, counted }) => value !== null || counted !== null)).toEqual([]);
    });
  });

  it("cannot say that an edit is none", async () => {
    const { id } = await customer("Sessiz");
    await asWorker(async (client) => {
      await client.query("select set_config('app.derived', 'on', true)");
      const { rows } = await client.query("update customers set name = 'Gizlice' where id = $1 returning version", [
        id,
      ]);
      expect(rows).toEqual([{ version: 2 }]);
      const lines = await client.query("select from audit_log where row_id = $1 and action = 'update'", [id]);
      expect(lines.rows.length).toBe(1);
    });
  });

  it("works nothing out for another tenant", async () => {
    const other = await freshTenant();
    await asWorker(async (client) => {
      const asked = client.query("select app.roll_up_to($1, 'customers', null, 'records', null, 'ref_1', '{}')", [
        other.tenant.id,
      ]);
      await expect(asked).rejects.toThrow("forbidden");
    });
  });
});

describe("an object that is rolled up", () => {
  it("stays while a roll-up takes its records in", async () => {
    const { id } = await owner.run(createObject, { name: "odeme", label: "Ödeme", plural: "Ödemeler" });
    await field("odeme", "kimden", "relation", { object: "customers" });
    const rollup = { object: "odeme", by: "custom.kimden", function: "count" as const };
    const made = await field("customers", "odemeler", "number", { rollup });
    await expect(owner.run(deleteObject, { id })).rejects.toMatchObject({ reason: "objects.pointed_at" });
    await t.sql("delete from fields where id = $1", [made.id]);
    await owner.run(deleteObject, { id });
  });
});

describe("deals", () => {
  it("adds up money of one currency only", async () => {
    await field("customers", "kazanilan", "currency", {
      rollup: { object: "deals", by: "customerId", function: "sum", field: "amount", where: "status != 'lost'" },
    });
    const { id } = await customer("Fırsatlı");
    const [at] = await t.sql<{ pipeline: string; stage: string }>(
      "insert into pipelines (tenant_id, id, name) values ($1, uuidv7(), 'P') returning id as pipeline",
      [t.tenant.id],
    );
    const [stage] = await t.sql<{ id: string }>(
      "insert into stages (tenant_id, id, pipeline_id, name, probability, position) values ($1, uuidv7(), $2, 'S', 10, 1) returning id",
      [t.tenant.id, at?.pipeline],
    );
    await t.sql(
      `insert into deals (tenant_id, id, name, customer_id, pipeline_id, stage_id, amount_minor, currency)
        select $1, uuidv7(), 'D', $2, $3, $4, n * 100, case n when 3 then 'EUR' else 'TRY' end from generate_series(1, 3) n`,
      [t.tenant.id, id, at?.pipeline, stage?.id],
    );
    expect(await of(id)).toMatchObject({ kazanilan: 300 });
  });
});

describe("who sees a formula", () => {
  it("is said of the formula itself, whatever it is worked out from", async () => {
    const member = await t.newUser("member");
    const [role] = await t.sql<{ id: string }>("select role_id as id from users where id = $1", [member.id]);
    const hidden = { settings: {}, hiddenFrom: [role?.id ?? ""] };
    const on = { object: "customers", kind: "number" as const };
    await owner.run(createField, { ...on, ...hidden, key: "gizli", label: "gizli" });
    await owner.run(createField, { ...on, key: "acik", label: "acik", settings: { formula: "gizli * 2" } });
    await owner.run(createField, {
      ...on,
      ...hidden,
      key: "kapali",
      label: "kapali",
      settings: { formula: "gizli * 3" },
    });
    const { id } = await member.ctx.run(createCustomer, { kind: "company", name: "Gören" });
    await owner.run(updateCustomer, { id, custom: { gizli: 5 } });
    expect(await of(id, member.ctx)).toMatchObject({ gizli: null, acik: 10, kapali: null });
    const asked = { filter: { "custom.kapali": { eq: 15 } } } as never;
    expect((await member.ctx.run(listCustomers, asked)).data).toEqual([]);
    expect((await owner.run(listCustomers, asked)).data.map((one) => one.id)).toEqual([id]);
  });
});

describe("another tenant", () => {
  it("neither feeds nor sees what is worked out here", async () => {
    const other = await freshTenant();
    const ctx = await other.as("owner");
    const { id } = fields.kdvli as Field;
    await expect(ctx.run(fieldUsage, { id })).rejects.toMatchObject({ code: "not_found" });
    const theirs = await ctx.run(createCustomer, { kind: "company", name: "Onların" });
    await t.sql("update records set ref_1 = $1 where tenant_id = $2 and name = 'Bir'", [theirs.id, t.tenant.id]);
    expect((await ctx.run(getCustomer, { id: theirs.id })).custom).toEqual({});
    const [record] = (await owner.run(listRecords, { object: "sozlesme", q: "Bir" } as never)).data;
    expect(record?.custom).toMatchObject({ musteri: null });
  });
});
