import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import { dealTenant } from "../deals.fixture.ts";
import { createPipeline, dealHistory, getBoard, getDeal, moveDeal, updateDeal } from "../index.ts";

let given: Awaited<ReturnType<typeof dealTenant>>;
let t: typeof given.t;
let ctx: typeof given.ctx;
let eventsOf: typeof given.eventsOf;
let own: Awaited<ReturnType<typeof given.pipeline>>;
let pipelineId: typeof own.pipelineId;
let first: typeof own.first;
let second: typeof own.second;
let third: typeof own.third;
let add: typeof own.add;

beforeAll(async () => {
  given = await dealTenant();
  ({ t, ctx, eventsOf } = given);
});
beforeEach(async () => {
  own = await given.pipeline();
  ({ pipelineId, first, second, third, add } = own);
});

describe("moving", () => {
  it("keeps who stands where, from when to when", async () => {
    const made = await add({ amountMinor: 100 });
    const moved = await ctx.run(moveDeal, { id: made.id, stageId: second });
    expect(moved).toMatchObject({ stageId: second, probability: 50, version: 2 });
    await ctx.run(updateDeal, { id: made.id, amountMinor: 900 });
    await ctx.run(moveDeal, { id: made.id, stageId: third });
    const { data } = await ctx.run(dealHistory, { id: made.id });
    expect(data.map(({ stageId, amountMinor }) => [stageId, amountMinor])).toEqual([
      [first, 100],
      [second, 100],
      [third, 900],
    ]);
    expect(data.map(({ leftAt }, i) => leftAt === (data[i + 1]?.enteredAt ?? null))).toEqual([true, true, true]);
    expect(
      (await eventsOf(made.id)).filter(({ name }) => name === "deals.moved").map(({ payload }) => payload),
    ).toEqual([
      { from: first, to: second },
      { from: second, to: third },
    ]);
    await expect(ctx.run(moveDeal, { id: made.id, stageId: first, version: 1 })).rejects.toMatchObject({
      code: "changed_meanwhile",
    });
  });

  it("puts a card just where it was dropped, also between two that stand too close", async () => {
    const cards: Record<string, string> = {};
    for (const name of ["d", "c", "b", "a"]) cards[name] = (await add({ name })).id;
    const order = async () =>
      (await ctx.run(getBoard, { id: pipelineId })).stages[0]?.cards.data.map((deal) => deal.name).join("");
    const put = (name: string, beside: object) =>
      ctx.run(moveDeal, { id: cards[name] ?? "", stageId: first, ...beside });
    expect(await order()).toBe("abcd");
    await put("d", { beforeId: cards.b });
    expect(await order()).toBe("adbc");
    await put("a", { afterId: cards.c });
    expect(await order()).toBe("dbca");
    await put("a", {});
    expect(await order()).toBe("adbc");
    await t.sql("update deals set position = 7 where pipeline_id = $1", [pipelineId]);
    const tied = await order();
    const [w, x, y, z] = [...(tied ?? "")] as [string, string, string, string];
    await put(z, { beforeId: cards[x] });
    expect(await order()).toBe([w, z, x, y].join(""));
    for (let i = 0; i < 40; i++) await put(i % 2 ? x : z, { afterId: cards[w] });
    expect(await order()).toBe([w, x, z, y].join(""));
    const places = await t.sql<{ position: number }>("select position from deals where pipeline_id = $1", [pipelineId]);
    expect(new Set(places.map(({ position }) => position)).size).toBe(4);
    // Another order alone is no change of a deal.
    expect((await ctx.run(getDeal, { id: cards[y] ?? "" })).version).toBe(
      (await ctx.run(getDeal, { id: cards[w] ?? "" })).version,
    );
  });

  it("goes to another pipeline by its stages, and lands on top when the neighbour has left", async () => {
    const other = await ctx.run(createPipeline, { name: crypto.randomUUID(), stages: [{ name: "A", probability: 1 }] });
    const target = other.stages[0]?.id ?? "";
    const [one, two] = [await add(), await add()];
    const moved = await ctx.run(moveDeal, { id: one.id, stageId: target, beforeId: two.id });
    expect(moved).toMatchObject({ pipelineId: other.id, stageId: target });
    for (const field of ["beforeId", "afterId"]) {
      await expect(
        ctx.run(moveDeal, { id: one.id, stageId: target, [field]: crypto.randomUUID() }),
      ).rejects.toMatchObject({ fields: [{ path: field }] });
    }
  });

  it("bears twenty hands at once: one place, no lost move, an unbroken history", async () => {
    const made = await add();
    const moves = Array.from({ length: 20 }, (_, i) =>
      ctx.run(moveDeal, { id: made.id, stageId: [first, second, third][i % 3] ?? "" }),
    );
    const answers = await Promise.allSettled(moves);
    const done = answers.filter((answer) => answer.status === "fulfilled");
    for (const answer of answers) {
      if (answer.status === "rejected")
        expect(answer.reason).toMatchObject({ code: "conflict", reason: "deals.moved_meanwhile" });
    }
    expect(done.length).toBeGreaterThan(0);
    const { data } = await ctx.run(dealHistory, { id: made.id });
    const now = await ctx.run(getDeal, { id: made.id });
    expect(data.filter(({ leftAt }) => leftAt === null)).toMatchObject([{ stageId: now.stageId }]);
    expect(data.at(-1)?.leftAt).toBeNull();
    for (const [i, row] of data.slice(1).entries()) {
      expect(row.enteredAt).toBe(data[i]?.leftAt);
      expect(row.stageId).not.toBe(data[i]?.stageId);
    }
    const told = (await eventsOf(made.id)).filter(({ name }) => name === "deals.moved");
    const steps = data.slice(1).map(({ stageId }, k) => `${data[k]?.stageId} ${stageId}`);
    expect(told.map(({ payload: { from, to } }) => `${from} ${to}`).sort()).toEqual(steps.sort());
  });

  it("bears many cards dropped on one spot at once", async () => {
    const spot = await add();
    const made = await Promise.all(Array.from({ length: 12 }, () => add({ stageId: second })));
    await t.sql("update deals set position = 0 where pipeline_id = $1", [pipelineId]);
    await Promise.all(made.map(({ id }) => ctx.run(moveDeal, { id, stageId: first, afterId: spot.id })));
    const rows = await t.sql<{ position: number; open: number }>(
      `select d.position, (select count(*)::int from deal_stages h where h.deal_id = d.id and h.left_at is null) as open from deals d where d.stage_id = $1`,
      [first],
    );
    expect(rows).toHaveLength(13);
    expect(new Set(rows.map(({ position }) => position)).size).toBe(13);
    expect(rows.every(({ open }) => open === 1)).toBe(true);
  });
});
