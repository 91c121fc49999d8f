import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, test } from "vitest";
import { translator } from "#messages/server.ts";
import { axe, closeBrowser, settled, type Visitor, visiting } from "./browser.ts";
import { api } from "./product.ts";

afterAll(closeBrowser);

const owner: Visitor = { slug: "anka", role: "owner" };
const tr = translator("tr");
const mark = `Süzgeç ${randomUUID().slice(0, 8)}`;

beforeAll(async () => {
  const make = async (path: string, body: object) => (await api("anka", path, { method: "POST", body })).json();
  const [rich, poor] = await Promise.all(
    ["Zengin", "Yoksul"].map((name) => make("/customers", { kind: "company", name: `${mark} ${name}` })),
  );
  await make("/deals", { name: mark, customerId: rich.id, amountMinor: 777_777_00 });
  await make("/deals", { name: mark, customerId: poor.id, amountMinor: 1 });
});

test("a filter with related records is built, said in words, changed, and kept in the address", {
  timeout: 90_000,
}, async () => {
  await visiting(owner, async ({ page, go }) => {
    const button = (text: string) => page.getByRole("button", { name: text, exact: true });
    const list = page.getByRole("table");
    await go(`/customers?q=${encodeURIComponent(mark)}`);
    await button(tr("ui.filter.add")).click();
    await button(tr("ui.filter.build")).click();
    const sheet = page.getByRole("dialog", { name: tr("lists.filter.title") });
    await sheet.getByRole("button", { name: tr("lists.filter.addRelated") }).click();
    await sheet.getByLabel(tr("lists.filter.relation")).selectOption({ label: tr("deals.title") });
    await sheet
      .getByRole("button", { name: tr("lists.filter.addCondition") })
      .first()
      .click();
    const field = sheet.getByRole("combobox", { name: tr("ui.filter.field") });
    await field.fill("tut");
    await page.getByRole("option", { name: tr("deals.field.amountMinor") }).click();
    await sheet.getByLabel(tr("ui.filter.operator"), { exact: true }).selectOption({ label: tr("ui.filter.op.gt") });
    await settled(page);
    expect(await axe(page)).toEqual([]);

    // What is missing is said where it is, and nothing is lost.
    await sheet.getByRole("button", { name: tr("ui.apply") }).click();
    await sheet.getByText(tr("ui.field.missing")).waitFor();
    await sheet.getByRole("textbox", { name: tr("ui.filter.value") }).fill("700.000");
    await sheet.getByRole("button", { name: tr("ui.apply") }).click();
    await page.waitForURL(/filter%5Brelated%5D%5Bdeals.customerId%5D%5BamountMinor%5D%5Bgt%5D=70000000/);
    await list.getByText(`${mark} Yoksul`).waitFor({ state: "detached" });
    expect(await list.getByText(mark).count()).toBe(1);

    // The chip says it, the address keeps it, and it opens as it was left.
    const chip = page.getByRole("button", { name: /^Fırsatlar var: Tutar büyüktür ₺?700\.000/ });
    await page.reload();
    await chip.click();
    await sheet.getByLabel(tr("lists.filter.whether")).selectOption({ label: tr("lists.filter.notThere") });
    await sheet.getByRole("button", { name: tr("ui.apply") }).click();
    await list.getByText(`${mark} Zengin`).waitFor({ state: "detached" });
    await list.getByText(`${mark} Yoksul`).waitFor();
    expect(await list.getByText(mark).count()).toBe(1);
    await button(tr("lists.filter.removeChip")).click();
    await list.getByText(`${mark} Zengin`).waitFor();
    expect(new URL(page.url()).search).not.toContain("filter");
  });
});

test("a condition beside others, either of which is enough, and refused ones lose nothing", {
  timeout: 90_000,
}, async () => {
  await visiting(owner, async ({ page, go }) => {
    await go(
      `/customers?q=${encodeURIComponent(mark)}&filter[or][0][kind][in]=person&filter[or][1][createdAt][within]=today`,
    );
    const list = page.getByRole("table");
    await list.getByText(`${mark} Zengin`).waitFor();
    await page.getByRole("button", { name: /^Tür: Kişi veya Eklenme: bugün$/ }).click();
    const sheet = page.getByRole("dialog", { name: tr("lists.filter.title") });
    await sheet
      .getByRole("button", { name: tr("lists.filter.remove") })
      .last()
      .click();
    await sheet.getByRole("button", { name: tr("ui.apply") }).click();
    // One condition is left: it is a chip like any other.
    await page.waitForURL((url) => url.searchParams.get("filter[kind][in]") === "person");
    await page.getByText(tr("shell.list.nothing")).waitFor();
  });
});
