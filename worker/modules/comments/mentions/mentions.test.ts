import { beforeAll, describe, expect, it } from "vitest";
import type { Ctx } from "#worker/kernel/context.ts";
import type { Event } from "#worker/kernel/events/event.ts";
import { createCustomer, getCustomer } from "#worker/modules/customers/index.ts";
import { createObject, createRecord, getRecord } from "#worker/modules/objects/index.ts";
import { createTask, getTask } from "#worker/modules/tasks/index.ts";
import { type Fixture, freshTenant } from "#worker/testing/fixture.ts";
import {
  countMentions,
  createComment,
  listComments,
  listMentions,
  listPeople,
  seeMentions,
  updateComment,
} from "../index.ts";
import { mailMentions } from "./mail-mentions.ts";

let t: Fixture;
let owner: Ctx;
beforeAll(async () => {
  t = await freshTenant();
  owner = await t.as("owner");
});

const on = (recordId: string, subject = "customers") => ({ subject, recordId });
const naming = (...ids: string[]) => ({
  type: "doc",
  content: [
    {
      type: "paragraph",
      content: [
        { type: "text", text: "Bakar mısın " },
        ...ids.map((id) => ({ type: "mention", attrs: { id, label: "o zamanki adı" } })),
      ],
    },
  ],
});
const person = (name: string, ctx = owner) => ctx.run(createCustomer, { kind: "person", name });
const rename = (id: string, name: string) => t.sql("update users set name = $2 where id = $1", [id, name]);
const mails = (id: string) =>
  t.sql<{ subject: string }>("select m.subject from mails m join users u on u.email = m.recipient where u.id = $1", [
    id,
  ]);
const told = (commentId: string) => mailMentions.handle({ payload: { commentId } } as unknown as Event, t.system());

describe("a mention", () => {
  it("is answered with the name of now, stands among one's own until it is seen, and is mailed once", async () => {
    const [ayse, murat] = [await t.newUser("member"), await t.newUser("manager")];
    await t.sql("update users set language = 'en' where id = $1", [murat.id]);
    const { id } = await person("Işıl & Oğlu", ayse.ctx);
    const made = await ayse.ctx.run(createComment, { ...on(id), body: naming(murat.id, ayse.id) });
    await rename(murat.id, "Murat Yeni");
    expect((await owner.run(listComments, on(id))).data[0]?.document).toMatchObject({
      content: [{ content: [{}, { attrs: { label: "Murat Yeni" } }, {}] }],
    });
    expect(await murat.ctx.run(countMentions, {})).toEqual({ unseen: 1 });
    const { data } = await murat.ctx.run(listMentions, {});
    expect(data).toMatchObject([
      { commentId: made.id, subject: "customers", recordId: id, recordName: "Işıl & Oğlu", seenAt: null },
    ]);
    // Oneself is nobody to be told.
    expect(await ayse.ctx.run(countMentions, {})).toEqual({ unseen: 0 });
    await Promise.all([told(made.id), told(made.id)]);
    await ayse.ctx.run(updateComment, { id: made.id, body: naming(murat.id) });
    await told(made.id);
    expect(await mails(murat.id)).toEqual([{ subject: expect.stringMatching(/mentioned you: Işıl & Oğlu$/) }]);
    expect(await mails(ayse.id)).toEqual([]);
    expect(await murat.ctx.run(seeMentions, { until: data[0]?.createdAt ?? "" })).toEqual({ unseen: 0 });
    expect((await murat.ctx.run(listMentions, {})).data[0]?.seenAt).toEqual(expect.any(String));
    await ayse.ctx.run(updateComment, { id: made.id, body: "kimse" });
    expect((await murat.ctx.run(listMentions, {})).data).toEqual([]);
  });

  it("of somebody who may not see the record is refused like one of nobody, and nothing is written", async () => {
    const [ayse, stranger, gone] = [await t.newUser("member"), await t.newUser("member"), await t.newUser("manager")];
    await t.sql("update users set status = 'suspended' where id = $1", [gone.id]);
    const { id } = await person("Ayşe'nin", ayse.ctx);
    const foreign = await (await freshTenant()).newUser("owner");
    const refusals = await Promise.all(
      [stranger.id, gone.id, foreign.id, crypto.randomUUID()].map((who) =>
        ayse.ctx.run(createComment, { ...on(id), body: naming(who) }).catch((error: unknown) => error),
      ),
    );
    for (const refusal of refusals)
      expect(refusal).toMatchObject({
        code: "invalid",
        reason: "comments.cannot_mention",
        fields: [{ path: "body", reason: "comments.cannot_mention" }],
      });
    expect(new Set(refusals.map((one) => JSON.stringify(one))).size).toBe(1);
    expect((await ayse.ctx.run(listComments, on(id))).data).toEqual([]);
    const kept = await ayse.ctx.run(createComment, { ...on(id), body: "bir" });
    await expect(ayse.ctx.run(updateComment, { id: kept.id, body: naming(stranger.id) })).rejects.toMatchObject({
      reason: "comments.cannot_mention",
    });
    expect((await ayse.ctx.run(listComments, on(id))).data).toMatchObject([{ body: "bir", version: 1 }]);
  });

  it("says nothing any more to who lost the right meanwhile", async () => {
    const [ayse, murat] = [await t.newUser("member"), await t.newUser("member")];
    const { id } = await person("El değiştiren", ayse.ctx);
    await t.sql("update customers set owner_id = $2 where id = $1", [id, murat.id]);
    const made = await owner.run(createComment, { ...on(id), body: naming(murat.id) });
    await t.sql("update customers set owner_id = $2 where id = $1", [id, ayse.id]);
    await told(made.id);
    expect(await mails(murat.id)).toEqual([]);
    expect((await murat.ctx.run(listMentions, {})).data).toEqual([]);
    expect(await murat.ctx.run(countMentions, {})).toEqual({ unseen: 0 });
    // Who was named already may be named on, whatever they see by now.
    await owner.run(updateComment, { id: made.id, body: naming(murat.id) });
  });

  it("offers those who see the record, by names as Turkish types them", async () => {
    const team = crypto.randomUUID();
    const [ayse, mate, stranger, gone] = [
      await t.newUser("member", team),
      await t.newUser("member", team),
      await t.newUser("member"),
      await t.newUser("manager", team),
    ];
    await Promise.all([rename(mate.id, "Işıl Öz"), rename(stranger.id, "Işıl Yabancı"), rename(gone.id, "Işıl Giden")]);
    await t.sql("update users set status = 'suspended' where id = $1", [gone.id]);
    const { id } = await person("Takımın", ayse.ctx);
    for (const q of ["isil", "IŞIL", "ışıl", "oz isil"])
      expect((await ayse.ctx.run(listPeople, { ...on(id), q })).data.map(({ name }) => name)).toEqual(["Işıl Öz"]);
    expect((await ayse.ctx.run(listPeople, { ...on(id), q: "%" })).data).toEqual([]);
    await expect(stranger.ctx.run(listPeople, on(id))).rejects.toMatchObject({ code: "not_found" });
  });

  it("asks of others exactly what row security answers them", async () => {
    const team = crypto.randomUUID();
    const roles = ["owner", "admin", "manager", "member", "viewer"] as const;
    const people = [
      ...(await Promise.all(roles.map((role) => t.newUser(role)))),
      ...(await Promise.all((["manager", "member", "viewer"] as const).map((role) => t.newUser(role, team)))),
    ];
    for (const scope of ["own", "team"]) {
      const { id, ctx } = await t.newUser("viewer", team);
      await t.sql(
        `with made as (insert into roles (tenant_id, id, name, grants) values ($1, uuidv7(), $2, $3) returning id)
         update users set role_id = (select id from made) where id = $4`,
        [t.tenant.id, `Dar ${id}`, JSON.stringify({ "customers:read": scope, "tasks:read": scope }), id],
      );
      people.push({ id, ctx });
    }
    await owner.run(createObject, { name: "ilan", label: "İlan", plural: "İlanlar" });
    const sees = (run: Promise<unknown>) => run.then(() => true).catch(() => false);
    const [seen, said] = [[] as unknown[], [] as unknown[]];
    for (const author of people.slice(1)) {
      const ownerId = author.id;
      const customer = await owner.run(createCustomer, { kind: "person", name: "x", ownerId });
      const task = await owner.run(createTask, { title: "x", ownerId });
      const record = await owner.run(createRecord, { object: "ilan", name: "x", ownerId });
      for (const who of people) {
        seen.push([
          await sees(who.ctx.run(getCustomer, { id: customer.id })),
          await sees(who.ctx.run(getTask, { id: task.id })),
          await sees(who.ctx.run(getRecord, { object: "ilan", id: record.id })),
        ]);
        const names = (id: string, subject: string) =>
          sees(owner.run(createComment, { ...on(id, subject), body: naming(who.id) }));
        said.push([
          await names(customer.id, "customers"),
          await names(task.id, "tasks"),
          await names(record.id, "ilan"),
        ]);
      }
    }
    expect(said).toEqual(seen);
    expect(new Set(seen.flat() as boolean[]).size).toBe(2);
  });
});
