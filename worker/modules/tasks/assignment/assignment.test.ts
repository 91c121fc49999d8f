import { beforeEach, describe, expect, it } from "vitest";
import type { Ctx } from "#worker/kernel/context.ts";
import { createCustomer } from "#worker/modules/customers/index.ts";
import { createTerritory, setTerritoryMembers } from "#worker/modules/territories/index.ts";
import { type Fixture, freshTenant } from "#worker/testing/fixture.ts";
import { completeTask } from "../complete-task.ts";
import { createTask } from "../create-task.ts";
import { getTask } from "../get-task.ts";
import { reopenTask } from "../reopen-task.ts";
import { createRule } from "./create-rule.ts";
import { deleteRule } from "./delete-rule.ts";
import { listAssignments } from "./list-assignments.ts";
import { listRules } from "./list-rules.ts";
import { reorderRules } from "./reorder-rules.ts";
import { setHours } from "./set-hours.ts";
import { tryRules } from "./try-rules.ts";
import { updateRule } from "./update-rule.ts";

let t: Fixture;
let owner: Ctx;
let people: string[];
beforeEach(async () => {
  t = await freshTenant();
  owner = await t.as("owner");
  people = (await Promise.all([1, 2, 3, 4, 5].map(() => t.newUser("member")))).map(({ id }) => id);
});

const add = (more = {}, ctx = owner) => ctx.run(createTask, { title: "x", ...more });
const rule = (more = {}) => owner.run(createRule, { name: "Kural", method: "round_robin", people, ...more } as never);
const counts = async () =>
  Object.fromEntries(
    (
      await t.sql<{ id: string; n: number }>(
        "select owner_id as id, count(*)::int as n from tasks where tenant_id = $1 group by 1",
        [t.tenant.id],
      )
    ).map(({ id, n }) => [id, n]),
  );
const why = async (id: string) => (await owner.run(listAssignments, { id })).data[0];

describe("a rule that takes turns", () => {
  it("spreads fifty tasks that are added at once exactly evenly, and says so of each", async () => {
    await rule();
    const made = await Promise.all(Array.from({ length: 50 }, () => add()));
    expect(await counts()).toEqual(Object.fromEntries(people.map((id) => [id, 10])));
    const given = await t.sql<{ user_id: string }>("select user_id from assignments where tenant_id = $1", [
      t.tenant.id,
    ]);
    expect(given).toHaveLength(50);
    for (const task of made) expect(await owner.run(getTask, { id: task.id })).toMatchObject({ ownerId: task.ownerId });
  });

  it("goes round in the order of its people, passes over who may not, and takes newcomers in", async () => {
    const { id } = await rule({ people: people.slice(0, 3) });
    const next = async () => people.indexOf((await add()).ownerId ?? "");
    expect([await next(), await next(), await next(), await next()]).toEqual([0, 1, 2, 0]);
    await t.sql("update users set status = 'suspended' where id = $1", [people[1]]);
    expect([await next(), await next()]).toEqual([2, 0]);
    await owner.run(updateRule, { id, people: people.slice(0, 4) });
    await t.sql("update users set status = 'active' where id = $1", [people[1]]);
    expect([await next(), await next(), await next()]).toEqual([3, 1, 2]);
  });

  it("tells in the log, in events and with the task why it went to whom", async () => {
    const gone = people[0] ?? "";
    await t.sql("update users set status = 'suspended' where id = $1", [gone]);
    const { id: ruleId } = await rule({ name: "Sırayla" });
    const task = await add();
    expect(task).toMatchObject({ ownerId: people[1], version: 2, ownerName: expect.stringMatching(/^member-/) });
    const told = await why(task.id);
    expect(told).toMatchObject({ ruleId, ruleName: "Sırayla", method: "round_robin", userId: people[1] });
    expect(told?.candidates.map(({ id, refused, turn }) => [id, refused, turn])).toEqual(
      people.map((id) => [id, id === gone ? "inactive" : null, null]),
    );
    const log = await t.sql("select action from audit_log where tenant_id = $1 and table_name = 'assignments'", [
      t.tenant.id,
    ]);
    expect(log).toEqual([{ action: "insert" }]);
    const events = await t.sql("select payload from events where tenant_id = $1 and name = 'tasks.assigned'", [
      t.tenant.id,
    ]);
    expect(events).toMatchObject([{ payload: { ownerId: people[1], ruleId, rule: "Sırayla", method: "round_robin" } }]);
    await owner.run(deleteRule, { id: ruleId });
    expect(await why(task.id)).toMatchObject({ ruleName: "Sırayla" });
  });
});

describe("rules", () => {
  it("leave alone what somebody was named for, and what fits none or finds nobody stays with who adds it", async () => {
    const adder = await t.newUser("member");
    await rule({ filter: { priority: { eq: "urgent" } } });
    expect(await add({ priority: "urgent", ownerId: people[4] }, adder.ctx)).toMatchObject({
      ownerId: people[4],
      version: 1,
    });
    expect(await add({ priority: "low" }, adder.ctx)).toMatchObject({ ownerId: adder.id, version: 1 });
    expect(await add({ priority: "urgent" }, adder.ctx)).toMatchObject({ ownerId: people[0] });
    await t.sql("update users set status = 'suspended' where id = any($1)", [people]);
    const own = await add({ priority: "urgent" }, adder.ctx);
    expect([own.ownerId, await why(own.id)]).toEqual([adder.id, undefined]);
  });

  it("are asked in their order, about the task and what it hangs on", async () => {
    const [first, second, third] = people as [string, string, string];
    const izmir = await rule({
      name: "İzmir",
      method: "person",
      people: [first],
      filter: { related: { customerId: { province: { eq: "İzmir" } } } },
    });
    const all = await rule({ name: "Hepsi", method: "person", people: [second] });
    const off = await rule({ name: "Kapalı", method: "person", people: [third], active: false });
    const there = await owner.run(createCustomer, { kind: "person", name: "a", province: "İzmir", ownerId: first });
    const elsewhere = await owner.run(createCustomer, {
      kind: "person",
      name: "b",
      province: "Ankara",
      ownerId: second,
    });
    expect((await add({ customerId: there.id })).ownerId).toBe(first);
    expect((await add({ customerId: elsewhere.id })).ownerId).toBe(second);
    await owner.run(reorderRules, { ids: [off.id, all.id, izmir.id] });
    expect((await owner.run(listRules, {})).data.map(({ name }) => name)).toEqual(["Kapalı", "Hepsi", "İzmir"]);
    await owner.run(updateRule, { id: off.id, active: true });
    expect((await add()).ownerId).toBe(third);
    // Who may not see the customer is no candidate: the next rule is asked.
    const tried = await add({ customerId: there.id });
    expect(tried.ownerId).toBe(first);
    await expect(owner.run(reorderRules, { ids: [off.id, all.id] })).rejects.toMatchObject({ code: "not_found" });
  });

  it("give to who has least to do, overdue counted twice, and of two to whose turn was longest ago", async () => {
    const [a, b, c] = people as [string, string, string];
    const late = new Date(Date.now() - 86_400_000).toISOString();
    await add({ ownerId: a, dueAt: late });
    await add({ ownerId: b });
    await add({ ownerId: b });
    await add({ ownerId: c });
    await rule({ method: "least_load", people: [a, b, c] });
    // Loads 2, 2, 1; then all 2: never had a turn goes first, by id.
    const [lower, higher] = [a, b].sort();
    expect([(await add()).ownerId, (await add()).ownerId, (await add()).ownerId]).toEqual([c, lower, higher]);
    const made = await Promise.all(Array.from({ length: 9 }, () => add()));
    for (const id of [a, b, c]) expect(made.filter(({ ownerId }) => ownerId === id)).toHaveLength(3);
  });

  it("give by territory to its own people in turns, else to the nearest above, and of those named only", async () => {
    const [head, first, second] = people as [string, string, string];
    const { id: parent } = await owner.run(createTerritory, { name: "Ege" });
    const { id } = await owner.run(createTerritory, { name: "İzmir", parentId: parent, provinces: [35] });
    const staff = (territory: string, who: string[]) =>
      owner.run(setTerritoryMembers, { id: territory, members: who.map((userId) => ({ userId })) });
    await t.sql(`update roles set grants = grants || '{"customers:read":"territory"}' where tenant_id = $1`, [
      t.tenant.id,
    ]);
    await staff(parent, [head]);
    await staff(id, [first, second]);
    const { id: customerId } = await owner.run(createCustomer, { kind: "company", name: "x", province: "İzmir" });
    const { id: wanted } = await rule({ name: "Bölge", method: "territory", people: [] });
    const next = async () => (await add({ customerId })).ownerId;
    expect([await next(), await next(), await next()]).toEqual([first, second, first]);
    const task = await add({ customerId });
    expect((await why(task.id))?.candidates.map((one) => [one.id, one.distance])).toEqual([
      [first, 0],
      [second, 0],
      [head, 1],
    ]);
    await t.sql("update users set status = 'suspended' where id = any($1)", [[first, second]]);
    expect(await next()).toBe(head);
    // Nobody looks after what has no territory: the next rule, or who adds it.
    const adder = await t.newUser("member");
    expect((await add({}, adder.ctx)).ownerId).toBe(adder.id);
    await t.sql("update users set status = 'active' where id = any($1)", [[first, second]]);
    await owner.run(updateRule, { id: wanted, people: [second] });
    expect([await next(), await next()]).toEqual([second, second]);
  });

  it("ask only who works now, in their own zone; where nobody does, the next rule", async () => {
    const [local, tokyo] = people as [string, string];
    await t.sql("update users set time_zone = 'Asia/Tokyo' where id = $1", [tokyo]);
    const now = new Date(owner.clock.now());
    const hour = (shift: number) =>
      `${String((Number(new Intl.DateTimeFormat("en-GB", { hour: "2-digit", timeZone: "Europe/Istanbul" }).format(now)) + shift + 24) % 24).padStart(2, "0")}:00`;
    const every = [1, 2, 3, 4, 5, 6, 7];
    const [from, to] = [hour(0), hour(2)];
    const week = every.map((day) => ({ day, from, to: from < to ? to : "24:00" }));
    await owner.run(setHours, { userId: null, week });
    await rule({ people: [tokyo, local], withinHours: true });
    const task = await add();
    expect(task.ownerId).toBe(local);
    expect((await why(task.id))?.candidates).toMatchObject([{ id: tokyo, refused: "off_hours" }, { refused: null }]);
    const today = new Intl.DateTimeFormat("en-CA", { timeZone: "Europe/Istanbul" }).format(now);
    await owner.run(setHours, { userId: null, week, daysOff: [today] });
    await rule({ name: "Nöbetçi", method: "person", people: [people[2]] });
    expect((await add()).ownerId).toBe(people[2]);
    await owner.run(setHours, { userId: tokyo, week: every.map((day) => ({ day, from: "00:00", to: "24:00" })) });
    await owner.run(setHours, { userId: null, week });
    expect((await add()).ownerId).toBe(tokyo);
  });

  it("choose for what follows a repeating task that is nobody's, and that goes again with a tick taken back", async () => {
    const key = await t.apiKey({ "tasks:read": "all", "tasks:write": "all", "tasks:delete": "all" });
    const dueAt = new Date().toISOString();
    const task = await add({ dueAt, repeats: { every: 1, unit: "day" } }, key);
    expect(task.ownerId).toBeNull();
    await rule({ people: [people[3]] });
    await key.run(completeTask, { id: task.id });
    const following = () =>
      t.sql<{ id: string; owner_id: string }>("select id, owner_id from tasks where follows_id = $1", [task.id]);
    expect(await following()).toMatchObject([{ owner_id: people[3] }]);
    await key.run(reopenTask, { id: task.id });
    expect(await following()).toEqual([]);
  });

  it("are tried without taking a turn", async () => {
    await rule({ people: people.slice(0, 2) });
    const task = await add({ ownerId: people[4] });
    const tried = await Promise.all([1, 2, 3].map(() => owner.run(tryRules, { taskId: task.id })));
    for (const one of tried)
      expect(one).toMatchObject({
        userId: people[0],
        rules: [{ fits: true, chosen: people[0], candidates: [{}, {}] }],
      });
    expect((await add()).ownerId).toBe(people[0]);
    expect(await owner.run(tryRules, { taskId: task.id })).toMatchObject({ userId: people[1] });
    const foreign = await (await (await freshTenant()).as("owner")).run(createTask, { title: "y" });
    await expect(owner.run(tryRules, { taskId: foreign.id })).rejects.toMatchObject({ code: "not_found" });
  });

  it("hold people and conditions that there are, and are the admins' to write", async () => {
    for (const [more, path] of [
      [{ people: [crypto.randomUUID()] }, "people.0"],
      [{ people: [], teamId: crypto.randomUUID() }, "teamId"],
      [{ people: [] }, "people"],
      [{ method: "person" }, "people"],
      [{ filter: { related: { "yok.customerId": {} } } }, "filter.related.yok.customerId"],
      [{ filter: { "custom.yok": { eq: 1 } } }, "filter.custom.yok"],
    ] as const)
      await expect(rule(more)).rejects.toMatchObject({ code: "invalid", fields: [{ path }] });
    await expect((await t.as("manager")).run(listRules, {})).rejects.toMatchObject({ code: "forbidden" });
    const { id } = await rule({ filter: { priority: { eq: "high" } } });
    expect(await owner.run(updateRule, { id, name: "Yeni", version: 1 })).toMatchObject({
      name: "Yeni",
      filter: { priority: { eq: "high" } },
      people: people.map((one) => ({ id: one })),
    });
    await expect(owner.run(updateRule, { id, name: "x", version: 1 })).rejects.toMatchObject({
      code: "changed_meanwhile",
    });
  });
});
