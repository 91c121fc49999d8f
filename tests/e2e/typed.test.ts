import { randomUUID } from "node:crypto";
import type { Page } from "playwright-core";
import { afterAll, expect, test } from "vitest";
import { translator } from "#messages/server.ts";
import { closeBrowser, settled, type Visitor, visiting } from "./browser.ts";
import { api } from "./product.ts";

afterAll(closeBrowser);

const owner: Visitor = { slug: "anka", role: "owner" };
const t = translator("tr");

test("quotas that were typed are not left behind unasked, and what is no number is not sent", async () => {
  await visiting(owner, async ({ page, go }) => {
    await go("/sales/quotas/edit");
    const cell = page.locator('[data-cell="0,0"]');
    const before = await cell.inputValue();
    await cell.fill("123456");
    await page.getByLabel(t("sales.quota.measure")).selectOption("count");
    await stay(page);
    await page
      .getByRole("link", { name: t("sales.tab.quotas") })
      .first()
      .click();
    await stay(page);
    expect(await cell.inputValue()).toBe("123.456");
    for (const typed of ["12 bin", "-5"]) {
      await cell.fill(typed);
      await page.getByRole("button", { name: t("sales.quota.save", { count: 1 }) }).click();
      expect(await cell.evaluate((it) => it === document.activeElement), typed).toBe(true);
      expect(await cell.inputValue()).toBe(typed);
    }
    await page
      .getByRole("link", { name: t("sales.tab.quotas") })
      .first()
      .click();
    await page.getByRole("button", { name: t("ui.leave.discard") }).click();
    await page.waitForURL(/\/sales\/quotas\?/);
    await go("/sales/quotas/edit");
    expect(await cell.inputValue()).toBe(before);
  });
});

test("Enter before the search has answered takes its first answer; what is typed meanwhile stays", async () => {
  const customer = (await api("anka", "/customers?limit=1")).json().data[0] as { id: string };
  const made = await api("anka", "/quotes", { method: "POST", body: { name: "Yazılan", customerId: customer.id } });
  expect(made.status, made.text).toBe(201);
  const { id } = made.json<{ id: string }>();
  await visiting(owner, async ({ page, go }) => {
    await go(`/quotes/${id}`);
    await page.route("**/api/v1/products**", async (route) => {
      await new Promise((done) => setTimeout(done, 600));
      await route.continue();
    });
    const line = (at: number) => page.getByRole("listitem", { name: t("quotes.lineOf", { at }) });
    for (const _ of [1, 2]) await page.getByRole("button", { name: t("quotes.addLine") }).click();
    await settled(page);
    await line(1).getByRole("combobox").fill("Kurumsal web");
    await line(1).getByRole("combobox").press("Enter");
    const product = line(1).getByRole("combobox");
    await expect.poll(() => product.inputValue()).toBe("Kurumsal web sitesi");
    // The product's price is still on its way.
    await line(1).getByLabel(t("quotes.document.quantity")).fill("7");
    await expect.poll(() => line(1).getByLabel(t("quotes.document.price")).inputValue()).not.toBe("");
    expect(await line(1).getByLabel(t("quotes.document.quantity")).inputValue()).toBe("7");
    const free = `Özel iş ${randomUUID().slice(0, 6)}`;
    await line(2).getByRole("combobox").fill(free);
    await line(2).getByRole("combobox").press("Enter");
    await expect
      .poll(() => line(2).getByRole("combobox").getAttribute("aria-expanded"), { timeout: 5000 })
      .toBe("false");
    expect(await line(2).getByRole("combobox").inputValue()).toBe(free);
    await page
      .getByRole("link", { name: t("quotes.title") })
      .first()
      .click();
    await stay(page);
  });
});

test("a rule's conditions say who is meant by name", async () => {
  const me = (await api("anka", "/users/search?limit=1&q=")).json().data[0] as { id: string; name: string };
  const body = {
    name: `Kural ${randomUUID().slice(0, 6)}`,
    method: "round_robin",
    people: [me.id],
    filter: { ownerId: { in: [me.id] } },
  };
  const made = await api("anka", "/assignment-rules", { method: "POST", body });
  expect(made.status, made.text).toBe(201);
  const { id } = made.json<{ id: string }>();
  await visiting(owner, async ({ page, go }) => {
    await go("/settings/assignment");
    await page.getByRole("button", { name: t("ui.editItem", { item: body.name }) }).click();
    await page.getByRole("button", { name: `${t("tasks.field.ownerId")}: ${me.name}` }).waitFor();
  });
  await api("anka", `/assignment-rules/${id}`, { method: "DELETE" });
});

/** Asked before leaving: stays. */
async function stay(page: Page): Promise<void> {
  await page.getByRole("button", { name: t("ui.leave.stay") }).click();
  await page.getByRole("dialog").waitFor({ state: "detached" });
}
