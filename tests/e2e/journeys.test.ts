import { randomUUID } from "node:crypto";
import { afterAll, describe, expect, test } from "vitest";
import { translator } from "#messages/server.ts";
import { closeBrowser, settled, type Visitor, visiting } from "./browser.ts";
import { account, api } from "./product.ts";
import { editField, search } from "./record-page.ts";

afterAll(closeBrowser);

const owner: Visitor = { slug: "anka", role: "owner" };
const tr = translator("tr");
const en = translator("en");
const mark = randomUUID().slice(0, 6);

describe("Anka, in Turkish", () => {
  const name = `Işıl Çağlayan ${mark}`;
  let id: string;

  test("a customer is created in the sheet, and its page opens", async () => {
    await visiting(owner, async ({ page, go }) => {
      await go("/customers");
      expect(await page.locator("html").getAttribute("lang")).toBe("tr");
      await page.keyboard.press("c");
      const sheet = page.getByRole("dialog", { name: tr("customers.newTitle") });
      await sheet.getByLabel(tr("customers.field.name"), { exact: false }).first().fill(name);
      await sheet.locator('input[name="emails"]').fill(`isil.${mark}@ornek.example`);
      await page.keyboard.press("Enter");
      await page.waitForURL(/\/customers\/[0-9a-f-]{36}$/);
      await page.getByRole("heading", { level: 1, name }).waitFor();
      id = page.url().split("/").at(-1) ?? "";
    });
    expect((await api("anka", `/customers/${id}`)).json()).toMatchObject({
      name,
      emails: [`isil.${mark}@ornek.example`],
    });
  });

  test("the palette finds it without Turkish letters, and by a part of the e-mail", async () => {
    await visiting(owner, async ({ page, go }) => {
      for (const typed of [`isil caglayan ${mark}`, `sil.${mark}@orn`]) {
        await go("/");
        await search(page, typed);
        await page.getByRole("option", { name }).waitFor();
        await page.keyboard.press("Enter");
        await page.waitForURL(`**/customers/${id}`);
      }
    });
  });

  test("a field is edited in place; a refused value keeps what was typed", async () => {
    await visiting(owner, async ({ page, go, expectStatus }) => {
      await go(`/customers/${id}`);
      await editField(page, "customers.field.source", "Tavsiye");
      await page.getByRole("button", { name: /^Tavsiye/ }).waitFor();
      expectStatus(422);
      await editField(page, "customers.field.emails", "bu bir adres değil");
      await page.getByRole("alert").waitFor();
      expect(await page.getByRole("textbox", { name: tr("customers.field.emails") }).inputValue()).toBe(
        "bu bir adres değil",
      );
      await page.keyboard.press("Escape");
      await page.reload();
      await page.getByRole("button", { name: /^Tavsiye/ }).waitFor();
    });
    expect((await api("anka", `/customers/${id}`)).json().source).toBe("Tavsiye");
  });

  test("archived, and back by the toast's undo", async () => {
    const archivedAt = async () => (await api("anka", `/customers/${id}`)).json().archivedAt;
    await visiting(owner, async ({ page, go }) => {
      await go(`/customers/${id}`);
      await page.getByRole("button", { name: tr("customers.archive"), exact: true }).click();
      await page.getByText(tr("customers.archivedToast", { name })).waitFor();
      expect(await archivedAt()).not.toBeNull();
      await page.getByRole("button", { name: tr("ui.undo"), exact: true }).click();
      await page.getByText(tr("customers.restoredToast", { name })).waitFor();
      await page.getByRole("button", { name: tr("customers.archive"), exact: true }).waitFor();
    });
    expect(await archivedAt()).toBeNull();
  });

  test("what stands on the dashboard are the rows that it opens", async () => {
    const { cards } = (await api("anka", "/dashboard")).json();
    expect(cards.length).toBeGreaterThan(4);
    for (const card of cards) {
      const search = new URLSearchParams({ limit: "1" });
      for (const [field, operators] of Object.entries<Record<string, unknown>>(card.rows.filter)) {
        for (const [operator, value] of Object.entries(operators))
          search.set(`filter[${field}][${operator}]`, String(value));
      }
      const { page } = (await api("anka", `${card.rows.to}?${search}`)).json();
      expect(page.total, card.key).toBe(card.count);
    }
    await visiting(owner, async ({ page, go }) => {
      await go("/");
      const label = tr("dashboard.card.customers");
      const card = page.locator("main div", { has: page.getByRole("link", { name: label, exact: true }) }).last();
      const figure = await card.locator("span.num").first().textContent();
      await page.getByRole("main").getByRole("link", { name: label, exact: true }).click();
      await page.waitForURL(/\/customers(\?|$)/);
      const count = page.locator("main header .num").first();
      await expect.poll(() => count.textContent()).toBe(figure);
    });
  });
});

describe("HTML in every text", () => {
  test("is shown as text and runs nowhere", async () => {
    const evil = `<img src=/x onerror="document.title='ran'">`;
    const fields = {
      name: `${evil} ${mark}`,
      title: evil,
      source: evil,
      address: evil,
      taxOffice: evil,
      tags: [`<b>${mark}`],
    };
    const made = await api("anka", "/customers", { body: { kind: "person", ...fields } });
    expect(made.status, made.text).toBe(201);
    const { id } = made.json();
    await api("anka", `/customers/${id}/notes`, { body: { body: evil } });
    await api("anka", "/tasks", { body: { title: evil, customerId: id, dueAt: new Date().toISOString() } });
    await api("anka", "/deals", { body: { name: evil, customerId: id } });
    await visiting(owner, async ({ page, go }) => {
      for (const path of [`/customers/${id}`, `/customers?q=${mark}`, "/", "/audit"]) {
        await go(path);
        expect(await page.locator('img[src="/x"]').count(), path).toBe(0);
        expect(await page.title(), path).not.toBe("ran");
      }
      await go(`/customers/${id}`);
      expect(await page.getByRole("heading", { level: 1 }).textContent()).toBe(fields.name);
      expect(await page.getByText(evil, { exact: true }).count()).toBeGreaterThan(3);
      await search(page, mark);
      await page.getByRole("option", { name: fields.name }).waitFor();
    });
  });
});

describe("Pera, in English", () => {
  test("sign in, look around by keyboard alone, come back to where one wanted to go", async () => {
    await visiting({ slug: "pera" }, async ({ page, go }) => {
      await go("/customers?sort=name");
      expect(new URL(page.url()).pathname).toBe("/sign-in");
      expect(await page.locator("html").getAttribute("lang")).toBe("en");
      const { email, password } = account("pera", "owner");
      await page.keyboard.type(email);
      await page.keyboard.press("Tab");
      await page.keyboard.type(password);
      await page.keyboard.press("Enter");
      await page.waitForURL("**/customers?sort=name");
      await page.getByRole("heading", { level: 1, name: en("customers.title") }).waitFor();
      await settled(page);
      await page.keyboard.press("Tab");
      expect(await page.evaluate(() => document.activeElement?.getAttribute("href"))).toBe("#page");
      await page.keyboard.press("Enter");
      expect(await page.evaluate(() => document.activeElement?.id)).toBe("page");
      await page.keyboard.press("?");
      await page.getByRole("dialog", { name: en("shell.shortcuts.title") }).waitFor();
      await page.keyboard.press("Escape");
    });
  });

  test("rows by keyboard: j moves, Enter opens, focus is always to be seen", async () => {
    await visiting({ slug: "pera", role: "owner" }, async ({ page, go }) => {
      await go("/customers");
      await page.keyboard.press("j");
      await page.keyboard.press("j");
      const row = await page.evaluate(() => document.activeElement?.getAttribute("data-row"));
      expect(row).toMatch(/^[0-9a-f-]{36}$/);
      await page.keyboard.press("Enter");
      await page.waitForURL(`**/customers/${row}`);
      await settled(page);
      for (let i = 0; i < 12; i++) {
        await page.keyboard.press("Tab");
        const seen = await page.evaluate(() => {
          const at = document.activeElement as HTMLElement;
          const box = at.getBoundingClientRect();
          const look = getComputedStyle(at);
          const marked = look.outlineStyle !== "none" || look.boxShadow !== "none" || look.borderColor !== "";
          return { tag: at.tagName, visible: box.width > 0 && box.height > 0 && marked };
        });
        expect(seen.tag).not.toBe("BODY");
        expect(seen.visible).toBe(true);
      }
    });
  });
});

describe("without JavaScript", () => {
  test("signing in works, a wrong password says so and keeps the address", async () => {
    const { email, password } = account("anka", "member");
    await visiting(
      { slug: "anka" },
      async ({ page, expectStatus }) => {
        expectStatus(401);
        await page.goto("/sign-in?to=%2Fcustomers");
        await page.locator('input[name="email"]').fill(email);
        await page.locator('input[name="password"]').fill("yanlış parola");
        await page.locator('form button[type="submit"]').first().click();
        await page.getByText(tr("errors.reason.identity.wrong_credentials" as never)).waitFor();
        expect(await page.locator('input[name="email"]').inputValue()).toBe(email);
        expect(await page.locator('input[name="password"]').inputValue()).toBe("");
        await page.locator('input[name="password"]').fill(password);
        await page.locator('form button[type="submit"]').first().click();
        expect(new URL(page.url()).pathname).toBe("/customers");
        await page.getByRole("heading", { level: 1, name: tr("customers.title") }).waitFor();
      },
      { javaScriptEnabled: false },
    );
  });
});
