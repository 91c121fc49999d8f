import { beforeAll, describe, expect, it } from "vitest";
import { createCustomer } from "#worker/modules/customers/index.ts";
import { updateTeam, updateUser } from "#worker/modules/identity/index.ts";
import { type Fixture, freshTenant } from "#worker/testing/fixture.ts";
import {
  copyQuotas,
  createDeal,
  createPipeline,
  getForecast,
  getQuotas,
  listDeals,
  setQuotas,
  winDeal,
} from "../index.ts";

let t: Fixture;
let ctx: Awaited<ReturnType<typeof t.as>>;
let customerId: string;
let stageId: string;
const team = crypto.randomUUID();
let ayse: Awaited<ReturnType<typeof t.newUser>>;
let murat: typeof ayse;

beforeAll(async () => {
  t = await freshTenant();
  ctx = await t.as("owner");
  customerId = (await ctx.run(createCustomer, { kind: "company", name: "Yücel" })).id;
  const made = await ctx.run(createPipeline, { name: "Satış", stages: [{ name: "Yeni", probability: 25 }] });
  stageId = made.stages[0]?.id ?? "";
  [ayse, murat] = [await t.newUser("member", team), await t.newUser("member")];
});

const won = async (ownerId: string, amountMinor: number, closedAt: string, more: object = {}) => {
  const { id } = await ctx.run(createDeal, { name: "x", customerId, stageId, ownerId, amountMinor, ...more });
  await ctx.run(winDeal, { id });
  await t.sql("update deals set created_at = '2020-01-01', closed_at = $2 where id = $1", [id, closedAt]);
  return id;
};
const of = <One extends { ownerId: string | null }>(list: One[], id: string) =>
  list.find(({ ownerId }) => ownerId === id);

describe("quotas", () => {
  it("of a quarter are those of its months, beside what was won, which the list of deals and the forecast find as well", async () => {
    const entries = [
      { ownerId: ayse.id, period: "2024-Q1", target: 1000 },
      { ownerId: murat.id, period: "2024-02", target: 500 },
      { teamId: team, period: "2024-Q1", target: 2000 },
    ];
    await ctx.run(setQuotas, { entries });
    // Istanbul's February begins three hours before that of Greenwich.
    await won(ayse.id, 300, "2024-01-31T21:00:00Z");
    await won(ayse.id, 7000, "2024-03-31T21:00:00Z");
    await won(ayse.id, 900, "2024-02-10T12:00:00Z", { currency: "EUR" });
    await won(murat.id, 50, "2024-02-10T12:00:00Z");
    const quarter = await ctx.run(getQuotas, { period: "2024-Q1" });
    expect(of(quarter.people, ayse.id)).toMatchObject({
      ...{ target: 1000, attained: 300, attainment: 0.3, pace: 0.3, projected: 300 },
      months: [
        { month: "2024-01-01", target: 334, attained: 0 },
        { month: "2024-02-01", target: 333, attained: 300 },
        { month: "2024-03-01", target: 333, attained: 0 },
      ],
    });
    expect(quarter.teams).toMatchObject([
      { teamId: team, statedTarget: 2000, target: 1000, attained: 300, members: [{ ownerId: ayse.id, target: 1000 }] },
    ]);
    expect(quarter.total).toMatchObject({ target: 1500, attained: 350 });
    const february = await ctx.run(getQuotas, { period: "2024-02" });
    expect(february.total.attained).toBe((await ctx.run(getForecast, { period: "2024-02" })).total.closedMinor);
    for (const one of [...quarter.people, ...quarter.teams, quarter.total]) {
      const behind = await ctx.run(listDeals, { filter: one.filter ?? {} });
      expect(behind.data.reduce((sum, { amountMinor }) => sum + amountMinor, 0)).toBe(one.attained);
    }
    const counted = await ctx.run(getQuotas, { period: "2024-Q1", measure: "count" });
    expect(counted.people.map(({ target }) => target)).toEqual([null, null]);
    expect(counted.total).toMatchObject({ target: null, attained: 3, attainment: null });
  });

  it("change within a month only when it is said so, and are taken back by null", async () => {
    const say = (entry: object) =>
      ctx.run(setQuotas, { entries: [{ ownerId: ayse.id, period: "2024-06", target: 1, ...entry }] });
    const target = async () => of((await ctx.run(getQuotas, { period: "2024-06" })).people, ayse.id)?.months[0]?.target;
    await say({ target: 300 });
    await say({ target: 600, effectiveFrom: "2024-06-11" });
    await say({ target: 900, effectiveFrom: "2024-06-21" });
    expect(await target()).toBe(600);
    await say({ target: 90, effectiveFrom: "2024-06-11" });
    expect(await target()).toBe(160);
    await say({ target: 300 });
    expect(await target()).toBe(300);
    await say({ target: null });
    expect(await target()).toBeUndefined();
    await expect(say({ target: 5, effectiveFrom: "2024-07-01" })).rejects.toMatchObject({
      fields: [{ path: "entries.0.effectiveFrom" }],
    });
  });

  it("follow who changes teams: days and wins before belong to the team of then", async () => {
    const [other, mover] = [crypto.randomUUID(), await t.newUser("member", team)];
    await t.newUser("member", other);
    await ctx.run(setQuotas, { entries: [{ ownerId: mover.id, period: "2024-11", target: 3000 }] });
    const rows = {
      before: await won(mover.id, 10, "2024-11-10T20:59:00Z"),
      after: await won(mover.id, 100, "2024-11-10T21:00:00Z"),
    };
    await t.sql("update team_stays set id = overlay(id::text placing '018c' from 1 for 4)::uuid where user_id = $1", [
      mover.id,
    ]);
    await ctx.run(updateTeam, { id: team, memberIds: [ayse.id] });
    await ctx.run(updateTeam, { id: other, memberIds: [mover.id] });
    await t.sql("update team_stays set left_on = '2024-11-11' where user_id = $1 and team_id = $2", [mover.id, team]);
    await t.sql("update team_stays set joined_on = '2024-11-11' where user_id = $1 and team_id = $2", [
      mover.id,
      other,
    ]);
    const { teams } = await ctx.run(getQuotas, { period: "2024-11" });
    const find = (id: string) => teams.find(({ teamId }) => teamId === id);
    expect(find(team)).toMatchObject({ target: 1000, attained: 10 });
    expect(find(other)).toMatchObject({ target: 2000, attained: 100 });
    for (const [id, behind] of [
      [team, rows.before],
      [other, rows.after],
    ] as const)
      expect((await ctx.run(listDeals, { filter: find(id)?.filter ?? {} })).data.map((deal) => deal.id)).toEqual([
        behind,
      ]);
  });

  it("keep who left a team, today, out of it, and who came back the same day in it", async () => {
    const [id, person] = [crypto.randomUUID(), await t.newUser("member")];
    await t.newUser("member", id);
    const stays = () =>
      t.sql(
        "select joined_on is null as ever, left_on is null as open from team_stays where user_id = $1 order by joined_on nulls first",
        [person.id],
      );
    await ctx.run(updateTeam, { id, memberIds: [person.id] });
    expect(await stays()).toEqual([{ ever: true, open: true }]);
    await t.sql("update team_stays set id = overlay(id::text placing '018c' from 1 for 4)::uuid where user_id = $1", [
      person.id,
    ]);
    await ctx.run(updateUser, { id: person.id, status: "suspended" });
    expect(await stays()).toEqual([{ ever: true, open: false }]);
    await ctx.run(updateUser, { id: person.id, status: "active" });
    expect(await stays()).toEqual([{ ever: true, open: true }]);
    await ctx.run(updateTeam, { id, memberIds: [] });
    await ctx.run(updateTeam, { id: team, memberIds: [ayse.id, person.id] });
    await ctx.run(updateTeam, { id: team, memberIds: [ayse.id] });
    expect(await stays()).toEqual([{ ever: true, open: false }]);
  });

  it("are taken over into another year where nothing is said yet", async () => {
    await ctx.run(setQuotas, {
      entries: [
        { ownerId: ayse.id, period: "2030", target: 1200 },
        { ownerId: ayse.id, period: "2031-02", target: 7 },
        { teamId: team, period: "2030-05", target: 50 },
      ],
    });
    expect(await ctx.run(copyQuotas, { year: 2031, percent: 10 })).toEqual({ copied: 12 });
    const { people, teams } = await ctx.run(getQuotas, { period: "2031" });
    expect(people[0]?.months.map(({ target }) => target)).toEqual([110, 7, ...Array(10).fill(110)]);
    expect(teams.find(({ teamId }) => teamId === team)?.statedTarget).toBe(55);
    expect(await ctx.run(copyQuotas, { year: 2031 })).toEqual({ copied: 0 });
  });

  it("are seen as far as the right reaches, and set by those who may", async () => {
    const theirs = await murat.ctx.run(getQuotas, { period: "2024-02" });
    expect(theirs.people.map(({ ownerId }) => ownerId)).toEqual([murat.id]);
    expect(theirs.total).toMatchObject({ target: 500, attained: 50 });
    const own = { entries: [{ ownerId: murat.id, period: "2024-02", target: 1 }] };
    await expect(murat.ctx.run(setQuotas, own)).rejects.toMatchObject({ code: "forbidden" });
    const key = await t.apiKey({ "quotas:read": "all", "quotas:write": "own", "users:read": "all" });
    for (const entry of [{ ownerId: ayse.id }, { teamId: team }])
      await expect(key.run(setQuotas, { entries: [{ ...entry, period: "2024-02", target: 1 }] })).rejects.toMatchObject(
        { code: "forbidden" },
      );
    await expect(key.run(copyQuotas, { year: 2025 })).rejects.toMatchObject({ code: "forbidden" });
    expect((await ctx.run(getQuotas, { period: "2024-02" })).total.target).toBe(833);
    const elsewhere = await freshTenant();
    const foreign = await elsewhere.newUser("member");
    await expect(
      ctx.run(setQuotas, { entries: [{ ownerId: foreign.id, period: "2024-02", target: 1 }] }),
    ).rejects.toMatchObject({ code: "invalid" });
    for (const period of ["2024-13", "2024-Q5", "24"])
      await expect(ctx.run(getQuotas, { period })).rejects.toMatchObject({ fields: [{ path: "period" }] });
  });
});
