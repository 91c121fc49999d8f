import { beforeAll, describe, expect, it } from "vitest";
import type { Ctx } from "#worker/kernel/context.ts";
import { type Fixture, freshTenant } from "#worker/testing/fixture.ts";
import { createCustomer, listCustomers } from "./index.ts";

let t: Fixture;
let ctx: Ctx;
beforeAll(async () => {
  t = await freshTenant();
  ctx = await t.as("owner");
  const rows = [
    { name: "Bir", province: "İzmir", district: "Çeşme", taxNumber: "4810058590" },
    { name: "İki", province: "İstanbul", district: "Kadıköy", taxNumber: "4810099999" },
    { name: "Üç", province: "Kırıkkale", district: "Bahşili", taxNumber: "1481005859" },
    { name: "Dört" },
  ];
  for (const row of rows) await ctx.run(createCustomer, { kind: "company", ...row });
});

const named = async (filter: object) =>
  (await ctx.run(listCustomers, { filter, sort: "name" })).data.map((c) => c.name);

describe("filters of customers", () => {
  it.each([
    [{ province: { has: "IZM" } }, ["Bir"]],
    [{ province: { has: "k" } }, ["Üç"]],
    [{ province: { has: "nirgendwo" } }, []],
    [{ district: { has: "kadikoy" } }, ["İki"]],
    [{ district: { has: "ş" } }, ["Bir", "Üç"]],
    [{ province: { in: ["İzmir", "İstanbul"] } }, ["Bir", "İki"]],
    [{ district: { empty: true } }, ["Dört"]],
  ])("%j: names of the official list, in any spelling", async (filter, found) => {
    expect(await named(filter)).toEqual(found);
  });

  it.each([
    ["481 005", ["Bir"]],
    ["4810", ["Bir", "İki"]],
    ["4810058590", ["Bir"]],
    ["810", []],
    ["48%", []],
    ["481005859099", []],
  ])("a tax number that begins with %s", async (has, found) => {
    expect(await named({ taxNumber: { has } })).toEqual(found);
  });

  it("a tax number as a whole", async () => {
    expect(await named({ taxNumber: { eq: "4810099999" } })).toEqual(["İki"]);
    expect(await named({ taxNumber: { empty: true } })).toEqual(["Dört"]);
  });
});
