import { beforeAll, describe, expect, it } from "vitest";
import type { Ctx } from "#worker/kernel/context.ts";
import { getFile, uploadFile } from "#worker/modules/files/index.ts";
import { modules } from "#worker/modules.ts";
import { type Fixture, freshTenant } from "#worker/testing/fixture.ts";
import { createField, createObject, createRecord, deleteRecord, getRecord, updateRecord } from "./index.ts";

let t: Fixture;
let owner: Ctx;
let field: string;
beforeAll(async () => {
  t = await freshTenant();
  owner = await t.as("owner");
  await owner.run(createObject, { name: "police", label: "Poliçe", plural: "Poliçeler", icon: "shield" });
  const made = await owner.run(createField, {
    object: "police",
    key: "evrak",
    label: "Evrak",
    kind: "files",
    settings: { accept: "documents", megabytes: 1, most: 2 },
    hiddenFrom: ["api_keys"],
  });
  field = made.id;
});

const pdf = new TextEncoder().encode("%PDF-1.7");
const bring = (ctx: Ctx, of = field, bytes: Uint8Array<ArrayBuffer> = pdf, type = "application/pdf") =>
  uploadFile(ctx, {
    name: "poliçe.pdf",
    declaredType: type,
    body: new Response(bytes).body,
    length: bytes.length,
    field: of,
  });
const make = (name: string, evrak: unknown, ctx = owner) =>
  ctx.run(createRecord, { object: "police", name, custom: { evrak } });
const reason = (work: Promise<unknown>) => work.then(() => null).catch((error) => error.reason);
const refusals = (work: Promise<unknown>) =>
  work
    .then(() => null)
    .catch((error) => error.fields.map((one: { path: string; reason: string }) => [one.path, one.reason]));

describe("files of a field", () => {
  it("take what the field takes, and no more", async () => {
    expect(await reason(bring(owner, field, pdf, "application/octet-stream"))).toBe("files.wrong_type");
    expect(await reason(bring(owner, field, new Uint8Array(1024 * 1024 + 1)))).toBe("files.too_large");
    const files = await Promise.all([1, 2, 3].map(() => bring(owner)));
    const ids = files.map(({ id }) => id);
    expect(await refusals(make("Çok", ids))).toEqual([["custom.evrak", "too_big_array"]]);
  });

  it("are for one record, one field and one agency", async () => {
    const [one, two] = await Promise.all([bring(owner), bring(owner)]);
    const first = await make("Birinci", [one.id]);
    expect(await refusals(make("İkinci", [two.id, one.id]))).toEqual([["custom.evrak.1", "files.not_for_field"]]);
    const other = await owner.run(createField, { object: "police", key: "resim", label: "Resim", kind: "files" });
    const elsewhere = await bring(owner, other.id);
    expect(await refusals(make("Üçüncü", [elsewhere.id]))).toEqual([["custom.evrak.0", "files.not_for_field"]]);
    const stranger = await (await freshTenant()).as("owner");
    expect(await reason(bring(stranger))).toBe("not_found");
    await expect(stranger.run(getFile, { id: one.id })).rejects.toMatchObject({ code: "not_found" });
    // Its own it keeps, whatever comes and goes beside it.
    const change = (evrak: unknown) => owner.run(updateRecord, { object: "police", id: first.id, custom: { evrak } });
    expect((await change({ add: [two.id] })).custom.evrak).toMatchObject([
      { id: one.id },
      { id: two.id, name: "poliçe.pdf" },
    ]);
  });

  it("are opened by who sees the record and the field", async () => {
    const file = await bring(owner);
    const { ctx: seller } = await t.newUser("member");
    const opened = (ctx: Ctx) =>
      ctx
        .run(getFile, { id: file.id })
        .then(({ id }) => id === file.id)
        .catch((error) => error.code);
    expect([await opened(owner), await opened(seller)]).toEqual([true, "not_found"]);
    const record = await make("Gizli", [file.id]);
    expect([await opened(owner), await opened(seller)]).toEqual([true, "not_found"]);
    const [grant] = await t.sql<{ id: string }>("select id from objects where tenant_id = $1 and name = 'police'", [
      t.tenant.id,
    ]);
    const key = await t.apiKey({ [`records.${grant?.id}:read`]: "all", "customers:read": "all" });
    expect((await key.run(getRecord, { object: "police", id: record.id })).custom.evrak).toBeNull();
    expect(await opened(key)).toBe("not_found");
    await owner.run(deleteRecord, { object: "police", id: record.id });
    expect(await opened(seller)).toBe("not_found");
  });

  it("are forgotten a day after no record holds them, object and all", async () => {
    const [held, left] = await Promise.all([bring(owner), bring(owner)]);
    await make("Tutan", [held.id]);
    await t.sql("update files set created_at = now() - interval '2 days' where id = any($1)", [[held.id, left.id]]);
    const nightly = modules
      .flatMap(({ schedules = [] }) => schedules)
      .find(({ name }) => name === "files.remove_unheld");
    await nightly?.run(t.system());
    expect(await t.sql("select id from files where id = any($1)", [[held.id, left.id]])).toEqual([{ id: held.id }]);
    expect(await t.services.files.get(t.tenant.id, left.id)).toBeNull();
    expect(await t.services.files.get(t.tenant.id, held.id)).not.toBeNull();
  });
});
