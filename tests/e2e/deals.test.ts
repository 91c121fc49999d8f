import { randomUUID } from "node:crypto";
import { afterAll, expect, test } from "vitest";
import { translator } from "#messages/server.ts";
import { closeBrowser, type Visitor, visiting } from "./browser.ts";
import { api, type Json } from "./product.ts";

afterAll(closeBrowser);

const owner: Visitor = { slug: "anka", role: "owner" };
const tr = translator("tr");
const name = `Pano sınaması ${randomUUID().slice(0, 6)}`;

type Card = { key: string; value: number; count: number; rows: { filter: Record<string, Record<string, unknown>> } };

const card = async (key: string): Promise<Card> => {
  const { cards } = (await api("anka", "/dashboard?period=this_month")).json();
  return cards.find((one: Card) => one.key === key);
};

async function rowsOf({ rows }: Card): Promise<{ total: number; sum: number }> {
  const search = new URLSearchParams({ limit: "200" });
  for (const [field, operators] of Object.entries(rows.filter)) {
    for (const [operator, value] of Object.entries(operators))
      search.set(`filter[${field}][${operator}]`, String(value));
  }
  const { data, page } = (await api("anka", `/deals?${search}`)).json();
  return { total: page.total, sum: data.reduce((sum: number, deal: Json) => sum + deal.amountMinor, 0) };
}

test("a deal is carried to the next stage by keyboard, won from its menu, and stands in the dashboard's figure", async () => {
  const customer = (await api("anka", "/customers?limit=1&filter[kind]=company")).json().data[0];
  const made = await api("anka", "/deals", { body: { name, customerId: customer.id, amountMinor: 1_234_500 } });
  const deal = made.json();
  const { stages } = (await api("anka", "/pipelines")).json().data[0];
  const read = async () => (await api("anka", `/deals/${deal.id}`)).json();
  const before = await card("won");
  await visiting(owner, async ({ page, go }) => {
    await go("/deals");
    const inStage = (stage: { id: string }) => page.locator(`[data-stage="${stage.id}"] [data-card="${deal.id}"]`);
    const link = inStage(stages[0]).locator("[data-card-link]");
    await link.focus();
    await page.keyboard.press("Space");
    const status = page.getByRole("status").filter({ hasText: name });
    await status.waitFor();
    await page.keyboard.press("ArrowRight");
    await inStage(stages[1]).waitFor();
    // Nothing is stored before it is let go, and Escape takes it back.
    expect((await read()).stageId).toBe(stages[0].id);
    await page.keyboard.press("Escape");
    await inStage(stages[0]).waitFor();
    await page.keyboard.press("Space");
    await page.keyboard.press("ArrowRight");
    await page.keyboard.press("Space");
    await expect.poll(async () => (await read()).stageId).toBe(stages[1].id);
    await inStage(stages[1]).waitFor();
    // The board reads itself anew after the drop.
    await page.waitForLoadState("networkidle");
    await page.getByRole("button", { name: tr("ui.options", { name }) }).press("Enter");
    await page.getByRole("menuitem", { name: tr("deals.win"), exact: true }).press("Enter");
    await page.getByText(name).and(page.locator("p")).first().waitFor();
    await expect.poll(async () => (await read()).status).toBe("won");
    await inStage(stages[1]).waitFor({ state: "detached" });
  });
  const after = await card("won");
  expect([after.value - before.value, after.count - before.count]).toEqual([1_234_500, 1]);
  expect((await rowsOf(after)).total).toBe(after.count);
  expect((await rowsOf(after)).sum).toBe(after.value);

  await visiting(owner, async ({ page, go }) => {
    await go("/");
    await page
      .getByRole("main")
      .getByRole("link", { name: tr("dashboard.card.won"), exact: true })
      .click();
    await page.waitForURL(/\/deals\?/);
    const count = page.locator("main header .num").first();
    await expect.poll(() => count.textContent()).toBe(String(after.count));
    await page.getByRole("link", { name, exact: true }).waitFor();
  });
});
