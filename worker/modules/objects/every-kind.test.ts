import { beforeAll, describe, expect, it } from "vitest";
import type { Ctx } from "#worker/kernel/context.ts";
import { type CustomValue, customName, type FieldKind, type FieldSettings } from "#worker/kernel/custom/field.ts";
import { filterTypeOf, isSortable } from "#worker/kernel/custom/filter-type.ts";
import { FIELD_KINDS } from "#worker/kernel/custom/options.ts";
import { operationNamed } from "#worker/kernel/registry.ts";
import { createCustomer } from "#worker/modules/customers/index.ts";
import { takenOut } from "#worker/modules/exports/exports.fixture.ts";
import { uploadFile } from "#worker/modules/files/index.ts";
import { getImport, startImport, updateImport, uploadImport } from "#worker/modules/imports/index.ts";
import { createJob, getJob, undoJob } from "#worker/modules/jobs/index.ts";
import { createPipeline } from "#worker/modules/pipeline/index.ts";
import { type Fixture, freshTenant } from "#worker/testing/fixture.ts";
import { createField, createObject } from "./index.ts";

/** Two values of a kind as they are sent and answered, in their order; `filter` finds the first and not the second. */
type Sample = {
  settings?: FieldSettings;
  first: unknown;
  second: unknown;
  answered?: (value: unknown) => unknown;
  filter?: object;
  /** The product gives it; nobody writes it. */
  given?: true;
  /** As many files as the values say are brought for the field; each belongs to one record. */
  brought?: true;
};

const choices = [
  { value: "a", label: "Açık" },
  { value: "b", label: "Beklemede; uzun" },
  { value: "c", label: "Çok" },
];

let t: Fixture;
let owner: Ctx;
/** Whom deals and projects are for. */
let customerId: string;
let samples: Record<FieldKind, Sample>;

const OBJECTS = ["customers", "deals", "projects", "tasks", "mulk"] as const;
type Row = { id: string; version: number; custom: Record<string, CustomValue> };

/** A record's own verbs, of whichever object: `deals.create`, `records.create`. */
function run<Answer = Row>(object: string, verb: string, input: Record<string, unknown>): Promise<Answer> {
  const own = object === "mulk";
  const operation = operationNamed(`${own ? "records" : object}.${verb}`);
  if (!operation) throw new Error(`${object} has no ${verb}`);
  return owner.run(operation, { ...(own ? { object } : {}), ...input } as never) as Promise<Answer>;
}

const named = (object: string, name: string) => ({
  ...(object === "tasks" ? { title: name } : { name }),
  ...(object === "customers" ? { kind: "person" } : {}),
  ...(object === "deals" || object === "projects" ? { customerId } : {}),
});
const list = async (object: string, input: object) =>
  (await run<{ data: Row[] }>(object, "list", { limit: 200, ...input })).data;

beforeAll(async () => {
  t = await freshTenant();
  owner = await t.as("owner");
  await owner.run(createObject, { name: "mulk", label: "Mülk", plural: "Mülkler", icon: "house" });
  const [one, two] = await Promise.all(
    ["Ayşe Kaya", "Bora Demir"].map((name) => owner.run(createCustomer, { kind: "person", name })),
  );
  customerId = one?.id ?? "";
  await owner.run(createPipeline, { name: "Satış", stages: [{ name: "Yeni", probability: 20 }] });
  const [ada, bilge] = [await t.newUser("member"), await t.newUser("member")];
  await t.sql("update users set name = 'Ada' where id = $1", [ada.id]);
  await t.sql("update users set name = 'Bilge' where id = $1", [bilge.id]);
  const names: Record<string, string> = {
    [one?.id ?? ""]: "Ayşe Kaya",
    [two?.id ?? ""]: "Bora Demir",
    [ada.id]: "Ada",
    [bilge.id]: "Bilge",
  };
  const withName = (id: unknown) => ({ id, name: names[String(id)] });
  const allNamed = (ids: unknown) => (ids as string[]).map(withName);
  samples = {
    text: { first: "Ankara", second: "İzmir" },
    long_text: { first: "Bir\niki", second: "Üç" },
    number: { settings: { decimals: 2 }, first: 1.25, second: 1200.5 },
    currency: { first: 123_456, second: 999_900 },
    percent: { first: 2.5, second: 18 },
    date: { first: "2026-03-29", second: "2026-11-01" },
    date_time: { first: "2026-03-29T08:30:00.000Z", second: "2026-11-01T20:00:00.000Z" },
    yes_no: { first: false, second: true },
    select: { settings: { choices }, first: "a", second: "b" },
    multi_select: { settings: { choices }, first: ["c", "a"], second: ["c"], filter: { all: ["a", "c"] } },
    person: { first: ada.id, second: bilge.id, answered: withName },
    relation: { settings: { object: "customers" }, first: one?.id, second: two?.id, answered: withName },
    relations: {
      settings: { object: "customers" },
      first: [two?.id, one?.id],
      second: [two?.id],
      answered: allNamed,
      filter: { in: [one?.id] },
    },
    files: { first: 2, second: 1, brought: true },
    url: { first: "https://a.example.com", second: "https://b.example.com" },
    email: { first: "ada@example.com", second: "bilge@example.com" },
    phone: { first: "+905321112233", second: "+905332223344" },
    address: { first: { line: "Bağdat Cad. 1" }, second: { line: "Cumhuriyet Bul. 2" } },
    auto_number: { settings: { digits: 3 }, first: "001", second: "002", given: true },
  };
});

describe.each(OBJECTS)("on %s", (object) => {
  it.each(FIELD_KINDS)("%s: made, read, listed, filtered, sorted, changed, in bulk, out and in again", async (kind) => {
    const { settings = {}, given, brought, filter } = samples[kind];
    const key = `alan_${kind}`;
    const name = customName(key);
    const field = await owner.run(createField, { object, key, label: `Alan ${kind}`, kind, settings });
    const [first, second, again] = brought
      ? await Promise.all([2, 1, 1].map((many) => bring(field.id, many)))
      : [samples[kind].first, samples[kind].second, samples[kind].second];
    const answered = brought ? filesNamed : (samples[kind].answered ?? ((value: unknown) => value));
    const custom = (value: unknown) => (given ? {} : { custom: { [key]: value } });
    const one = await run(object, "create", { ...named(object, `${kind} bir`), ...custom(first) });
    const two = await run(object, "create", { ...named(object, `${kind} iki`), ...custom(second) });
    expect([one.custom[key], two.custom[key]]).toEqual([answered(first), answered(second)]);
    expect((await run(object, "get", { id: one.id })).custom[key]).toEqual(answered(first));
    const listed = await list(object, {});
    expect(listed.find(({ id }) => id === two.id)?.custom[key]).toEqual(answered(second));

    const type = filterTypeOf({ kind, settings });
    if (type && !brought) {
      const wanted = filter ?? (kind === "date_time" ? { lte: first } : { eq: given ? 1 : first });
      const found = (await list(object, { filter: { [name]: wanted } })).map(({ id }) => id);
      expect(found).toContain(one.id);
      expect(found).not.toContain(two.id);
    }
    if (type && type.type !== "boolean") {
      const filled = await list(object, { filter: { [name]: { empty: false } } });
      expect(filled.map(({ id }) => id).sort()).toEqual([one.id, two.id].sort());
    }
    if (isSortable({ kind })) {
      const order = async (sort: string) => (await list(object, { sort })).slice(0, 2).map(({ id }) => id);
      expect(await order(name)).toEqual([one.id, two.id]);
      expect(await order(`-${name}`)).toEqual([two.id, one.id]);
    }
    if (given) return;

    const changed = await run(object, "update", { id: one.id, custom: { [key]: again } });
    expect(changed.custom[key]).toEqual(answered(again));
    expect((await run(object, "update", { id: one.id, custom: { [key]: null } })).custom[key]).toBeNull();

    const select = { ids: [one.id, two.id] };
    const job = await owner.run(createJob, {
      subject: object,
      action: "update",
      values: custom(brought ? null : first),
      select,
    });
    await t.work();
    expect(await owner.run(getJob, { id: job.id })).toMatchObject({ status: "done", failed: 0 });
    expect((await run(object, "get", { id: two.id })).custom[key]).toEqual(brought ? null : answered(first));
    await owner.run(undoJob, { id: job.id });
    await t.work();
    expect((await run(object, "get", { id: one.id })).custom[key]).toBeNull();
    expect((await run(object, "get", { id: two.id })).custom[key]).toEqual(answered(second));

    if (brought) return;
    const whose = object === "deals" || object === "projects" ? ["customerId"] : [];
    const columns = [object === "tasks" ? "title" : "name", ...whose, name];
    const { text } = await takenOut(t, owner, { subject: object, select: { ids: [two.id] }, columns });
    expect((await imported(object, text, columns)).custom[key]).toEqual(answered(second));
  });
});

async function bring(field: string, many: number): Promise<string[]> {
  const bodies = Array.from({ length: many }, () => new Response("not").body);
  const files = await Promise.all(
    bodies.map((body) => uploadFile(owner, { name: "not.txt", declaredType: "text/plain", body, length: 3, field })),
  );
  return files.map(({ id }) => id);
}

function filesNamed(ids: unknown) {
  return (ids as string[]).map((id) => ({ id, name: "not.txt", size: "3", type: "text/plain" }));
}

/** The record that the only row of a file became. */
async function imported(object: string, file: string, mapping: string[]): Promise<Row> {
  const before = new Set((await list(object, {})).map(({ id }) => id));
  const bytes = new TextEncoder().encode(file);
  const body = new Response(bytes).body as ReadableStream<Uint8Array>;
  const { id } = await uploadImport(owner, { subject: object, name: "alan.csv", body, length: bytes.length });
  await t.work();
  expect(await owner.run(getImport, { id })).toMatchObject({ status: "ready" });
  await owner.run(updateImport, { id, mapping });
  await owner.run(startImport, { id });
  await t.work();
  expect((await owner.run(getImport, { id })).counts).toMatchObject({ create: 1, fail: 0 });
  return (await list(object, {})).find((row) => !before.has(row.id)) as Row;
}
