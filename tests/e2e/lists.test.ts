import { randomUUID } from "node:crypto";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { translator } from "#messages/server.ts";
import { closeBrowser, settled, type Visitor, visiting } from "./browser.ts";
import { api, eventually } from "./product.ts";

afterAll(closeBrowser);

const owner: Visitor = { slug: "anka", role: "owner" };
const tr = translator("tr");
const mark = `toplu${randomUUID().slice(0, 6)}`;
const MANY = 60;

const total = async (query: string) => (await api("anka", `/customers?limit=1&q=${mark}${query}`)).json().page.total;

describe("all that match", { timeout: 120_000 }, () => {
  beforeAll(async () => {
    for (let at = 0; at < MANY; at += 10) {
      const made = Array.from({ length: 10 }, (_, one) => ({ kind: "person", name: `Kişi ${at + one} ${mark}` }));
      for (const { status } of await Promise.all(made.map((body) => api("anka", "/customers", { body }))))
        expect(status).toBe(201);
    }
  }, 60_000);

  test("more than the page holds are archived with one press, and come back with one", async () => {
    await visiting(owner, async ({ page, go }) => {
      await go(`/customers?q=${mark}`);
      await tickAll(page);
      await page.getByRole("button", { name: tr("ui.table.selectMatching", { count: MANY }) }).click();
      await page.getByRole("button", { name: tr("customers.archive"), exact: true }).click();
      await page.getByText(tr("shell.list.bulkDone", { count: MANY })).waitFor({ timeout: 60_000 });
      expect(await total("&filter[archived]=true")).toBe(MANY);
      await page.getByRole("button", { name: tr("ui.undo"), exact: true }).click();
      await eventually(async () => (await total("")) === MANY, 60);
    });
  });

  test("what could not be changed is named, with the reason; the others are changed", async () => {
    const [full] = (await api("anka", `/customers?q=${mark}&limit=1`)).json().data;
    const tags = Array.from({ length: 20 }, (_, at) => `${mark} ${at}`);
    expect((await api("anka", `/customers/${full.id}`, { method: "PATCH", body: { tags } })).status).toBe(200);
    await visiting(owner, async ({ page, go, expectStatus }) => {
      expectStatus(422);
      await go(`/customers?q=${mark}`);
      await tickAll(page);
      await page.getByRole("button", { name: tr("customers.bulk.tag") }).click();
      const dialog = page.getByRole("dialog");
      await dialog.getByRole("combobox", { name: tr("customers.field.tagId"), exact: true }).fill(`${mark} yeni`);
      await page.getByRole("option").first().click();
      await dialog.getByRole("button", { name: tr("ui.apply") }).click();
      await page.getByRole("button", { name: tr("shell.list.bulkWhich") }).click({ timeout: 60_000 });
      await page.getByRole("dialog").getByRole("link", { name: full.name }).waitFor();
    });
  });
});

test("a saved view keeps filters, order, columns and their places", { timeout: 60_000 }, async () => {
  await visiting(owner, async ({ page, go }) => {
    await go("/customers?filter[segment][in]=active&sort=-name");
    await page.getByRole("button", { name: tr("ui.table.columns") }).click();
    await page.getByRole("checkbox", { name: tr("customers.field.emails") }).check();
    await page.getByRole("checkbox", { name: tr("customers.field.phones") }).uncheck();
    const up = tr("ui.table.moveUp", { column: tr("customers.field.tags") });
    await page.getByRole("button", { name: up }).click();
    await page.keyboard.press("Escape");
    const wanted = await heads(page);
    await page.getByRole("button", { name: tr("ui.views.save") }).click();
    await page.getByLabel(tr("ui.views.name")).fill(mark);
    await page.keyboard.press("Enter");
    await page.waitForURL(/view=/);
    await go("/customers");
    const kept = await heads(page);
    await page.getByRole("link", { name: mark, exact: true }).click();
    await page.waitForURL(/view=/);
    await settled(page);
    expect(await heads(page)).toEqual(wanted);
    expect(wanted).not.toContain(tr("customers.field.phones"));
    expect(kept, "the view was opened in place of one's own columns").toContain(tr("customers.field.emails"));
    const { searchParams } = new URL(page.url());
    expect([searchParams.get("filter[segment][in]"), searchParams.get("sort")]).toEqual(["active", "-name"]);
    await page.reload();
    expect(await heads(page)).toEqual(wanted);
  });
});

test("tasks day by day stay day by day when they are saved", { timeout: 60_000 }, async () => {
  await visiting(owner, async ({ page, go }) => {
    await go("/tasks");
    await page.getByRole("button", { name: tr("ui.views.save") }).click();
    await page.getByLabel(tr("ui.views.name")).fill(mark);
    await page.keyboard.press("Enter");
    await page.waitForURL(/view=/);
    await page.reload();
    expect(await page.getByRole("link", { name: mark, exact: true }).getAttribute("aria-current")).toBe("page");
    expect(await page.locator("h2[id^=group-]").count()).toBeGreaterThan(0);
  });
});

test("x finishes a task of the second page, and a new one is a line away", { timeout: 60_000 }, async () => {
  await visiting(owner, async ({ page, go }) => {
    await go("/tasks?layout=list&filter[done]=false");
    await page.keyboard.press("c");
    await page.keyboard.type(mark);
    await page.keyboard.press("Enter");
    await page.getByText(tr("tasks.created", { title: mark })).waitFor();
    await page.getByRole("button", { name: tr("ui.loadMore") }).scrollIntoViewIfNeeded();
    const last = page.locator("tr[data-row]").nth(60);
    await last.waitFor();
    const title = await last.locator("button").first().textContent();
    await last.focus();
    await page.keyboard.press("x");
    await page.getByText(tr("tasks.done", { title: title ?? "" })).waitFor();
    expect(await page.evaluate(() => document.activeElement?.matches("tr[data-row]"))).toBe(true);
  });
});

test("what a form lacks is said below each field in the page's language", async () => {
  await visiting(owner, async ({ page, go }) => {
    await go("/deals?new=1");
    const sheet = page.getByRole("dialog", { name: tr("deals.newTitle") });
    await sheet.getByRole("button", { name: tr("deals.add") }).click();
    await expect.poll(() => sheet.getByText(tr("ui.field.missing")).count()).toBe(2);
    expect(await page.evaluate(() => (document.activeElement as HTMLInputElement).name)).toBe("name");
    await page.keyboard.type("Fırsat");
    await expect.poll(() => sheet.getByText(tr("ui.field.missing")).count()).toBe(1);
  });
});

async function tickAll(page: Page): Promise<void> {
  await page.getByRole("checkbox", { name: tr("ui.table.selectAll") }).check();
}

async function heads(page: Page): Promise<string[]> {
  await page.locator("thead").waitFor();
  return page.locator("thead tr:first-child th").allInnerTexts();
}
