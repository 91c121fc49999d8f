import { beforeAll, describe, expect, it } from "vitest";
import type { Ctx } from "#worker/kernel/context.ts";
import { type Fixture, freshTenant } from "#worker/testing/fixture.ts";
import {
  archivePriceList,
  archiveProduct,
  createPriceList,
  createProduct,
  getOffer,
  getPriceList,
  getProduct,
  listPriceLists,
  listPrices,
  listProducts,
  restorePriceList,
  restoreProduct,
  setPrice,
  updatePriceList,
  updateProduct,
} from "./index.ts";

let t: Fixture;
let owner: Ctx;
beforeAll(async () => {
  t = await freshTenant();
  owner = await t.as("owner");
});

const add = (name: string, more: object = {}, ctx = owner) =>
  ctx.run(createProduct, { name, priceMinor: 100_00, ...more });

describe("products", () => {
  it("keep what was typed, and are found by name and number in any spelling", async () => {
    const made = await add(" Işık tasarımı ", { sku: "IŞK-1", unit: "saat", vatBp: 1000, billing: "monthly" });
    expect(made).toMatchObject({ name: "Işık tasarımı", currency: "TRY", vatBp: 1000, billing: "monthly", version: 1 });
    expect(await owner.run(getProduct, { id: made.id })).toEqual(made);
    for (const q of ["isik", "ışk-1"])
      expect((await owner.run(listProducts, { q })).data.map(({ id }) => id)).toEqual([made.id]);
    const changed = await owner.run(updateProduct, { id: made.id, version: 1, priceMinor: 250_50 });
    expect(changed).toMatchObject({ priceMinor: 250_50, unit: "saat", version: 2 });
    await expect(owner.run(updateProduct, { id: made.id, version: 1, name: "x" })).rejects.toMatchObject({
      code: "changed_meanwhile",
    });
    await owner.run(archiveProduct, { id: made.id });
    expect((await owner.run(listProducts, { q: "isik" })).data).toEqual([]);
    await owner.run(restoreProduct, { id: made.id });
    expect((await owner.run(listProducts, { q: "isik" })).data).toHaveLength(1);
  });

  it("have a number once, however it is spelled; another tenant may have it too", async () => {
    await add("Bir", { sku: "Seo-Ü1" });
    await expect(add("İki", { sku: "SEO-u1" })).rejects.toMatchObject({ code: "conflict", reason: "products_sku" });
    const other = await (await freshTenant()).as("owner");
    await add("Bir", { sku: "Seo-Ü1" }, other);
    await add("Numarasız");
    await add("Numarasız");
  });

  it.each([{ priceMinor: -1 }, { priceMinor: 1.5 }, { vatBp: 10_001 }, { currency: "XXL" }, { billing: "weekly" }])(
    "refuses %j",
    async (wrong) => {
      await expect(add("Yanlış", wrong)).rejects.toMatchObject({ code: "invalid" });
    },
  );

  it("show what they cost only to those with the right, in lists and the audit log alike", async () => {
    const made = await add("Maliyetli", { costMinor: 40_00 });
    expect(made.costMinor).toBe(40_00);
    const member = await t.as("member");
    expect((await member.run(getProduct, { id: made.id })).costMinor).toBeNull();
    expect((await member.run(listProducts, { q: "Maliyetli" })).data[0]?.costMinor).toBeNull();
    const writer = await t.apiKey({ "products:read": "all", "products:write": "all" });
    await expect(writer.run(updateProduct, { id: made.id, costMinor: 1 })).rejects.toMatchObject({ code: "forbidden" });
    await writer.run(updateProduct, { id: made.id, name: "Maliyetli 2" });
    expect((await owner.run(getProduct, { id: made.id })).costMinor).toBe(40_00);
    expect((await owner.run(updateProduct, { id: made.id, costMinor: null })).costMinor).toBeNull();
    const told = await t.sql<{ n: number }>(
      "select count(*)::int as n from audit_log where table_name = 'product_costs' and coalesce(before, after)::text like '%4000%'",
    );
    expect(told[0]?.n).toBe(0);
  });

  it("are read by all, changed by managers", async () => {
    for (const role of ["member", "viewer"] as const)
      await expect(add("x", {}, await t.as(role))).rejects.toMatchObject({ code: "forbidden" });
    await add("Yöneticinin", {}, await t.as("manager"));
  });
});

describe("price lists", () => {
  const offer = async (id: string, currency: string, priceListId?: string) =>
    (await owner.run(getOffer, { id, currency, ...(priceListId ? { priceListId } : {}) })).priceMinor;

  it("have one default for each currency, also when many want to be it at once", async () => {
    const made = await Promise.all(
      Array.from({ length: 6 }, (_, i) => owner.run(createPriceList, { name: `Liste ${i}`, currency: "GBP" })),
    );
    const defaults = async () =>
      (await owner.run(listPriceLists, { filter: { currency: { eq: "GBP" } } })).data.filter((one) => one.isDefault);
    expect(await defaults()).toHaveLength(1);
    await Promise.all(made.map(({ id }) => owner.run(updatePriceList, { id, isDefault: true })));
    expect(await defaults()).toHaveLength(1);
    const [{ id = "" } = {}] = await defaults();
    await expect(owner.run(archivePriceList, { id })).rejects.toMatchObject({ reason: "price_lists.is_default" });
    const others = made.filter((one) => one.id !== id);
    for (const other of others) await owner.run(archivePriceList, { id: other.id });
    await owner.run(archivePriceList, { id });
    expect(await defaults()).toHaveLength(0);
    expect((await owner.run(restorePriceList, { id: others[0]?.id ?? "" })).isDefault).toBe(true);
    await expect(owner.run(updatePriceList, { id, isDefault: true })).rejects.toMatchObject({
      reason: "price_lists.archived",
    });
  });

  it("give a price of their own, else their percentage off, half up, and never another currency's", async () => {
    const seo = await add("SEO", { priceMinor: 99_99 });
    const dollars = await add("Alan adı", { priceMinor: 12_00, currency: "USD" });
    expect(await offer(seo.id, "TRY")).toBe(99_99);
    const list = await owner.run(createPriceList, { name: "Ajans", percentOffBp: 1250 });
    expect(list).toMatchObject({ isDefault: true, currency: "TRY" });
    // 12,5 % of 99,99 is 12,49875: 12,50 off.
    expect(await offer(seo.id, "TRY")).toBe(87_49);
    expect(await offer(seo.id, "USD")).toBeNull();
    expect(await offer(dollars.id, "TRY")).toBeNull();
    await owner.run(setPrice, { id: list.id, productId: dollars.id, priceMinor: 480_00 });
    expect(await owner.run(setPrice, { id: list.id, productId: seo.id, priceMinor: 0 })).toMatchObject({
      priceCount: 2,
    });
    expect(await offer(dollars.id, "TRY")).toBe(480_00);
    expect(await offer(dollars.id, "USD")).toBe(12_00);
    expect(await offer(seo.id, "TRY", list.id)).toBe(0);
    await owner.run(setPrice, { id: list.id, productId: seo.id, priceMinor: null });
    expect(await offer(seo.id, "TRY")).toBe(87_49);
    expect((await owner.run(listPrices, { id: list.id })).data).toMatchObject([{ productId: dollars.id }]);
    // A default that holds no longer is asked for nothing.
    await owner.run(updatePriceList, { id: list.id, validUntil: "2020-01-01" });
    expect(await offer(seo.id, "TRY")).toBe(99_99);
    await expect(owner.run(updatePriceList, { id: list.id, validFrom: "2020-01-02" })).rejects.toMatchObject({
      fields: [{ path: "validUntil", reason: "ends_before_start" }],
    });
  });

  it("take no other tenant's products, and are nobody else's", async () => {
    const other = await freshTenant();
    const theirs = await add("Onların", {}, await other.as("owner"));
    const list = await owner.run(createPriceList, { name: "Bizim", currency: "EUR" });
    await expect(owner.run(setPrice, { id: list.id, productId: theirs.id, priceMinor: 1 })).rejects.toMatchObject({
      fields: [{ path: "productId" }],
    });
    await expect((await other.as("owner")).run(getPriceList, { id: list.id })).rejects.toMatchObject({
      code: "not_found",
    });
    await expect(owner.run(createPriceList, { name: "BİZİM", currency: "EUR" })).rejects.toMatchObject({
      reason: "price_lists_name",
    });
  });
});
