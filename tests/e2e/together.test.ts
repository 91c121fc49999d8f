import { randomUUID } from "node:crypto";
import type { Page } from "playwright-core";
import { afterAll, describe, expect, test } from "vitest";
import { translator } from "#messages/server.ts";
import { closeBrowser, type Visitor, visiting, watch } from "./browser.ts";
import { api, type Json } from "./product.ts";
import { editField, openField } from "./record-page.ts";

afterAll(closeBrowser);

const owner: Visitor = { slug: "anka", role: "owner" };
const tr = translator("tr");
const mark = randomUUID().slice(0, 6);

describe("two people", () => {
  test("a change in one browser shows in another within two seconds, on the list, the record and the dashboard", async () => {
    const customer = await newCustomer(`Canlı ${mark}`);
    await visiting({ slug: "anka", role: "manager" }, async (watcher) => {
      await watcher.go(`/customers/${customer.id}`);
      const list = await other(watcher, "/customers");
      const dashboard = await other(watcher, "/");
      const figure = dashboard.locator("main .num").first();
      const before = await figure.textContent();
      await visiting(owner, async (actor) => {
        await actor.go(`/customers/${customer.id}`);
        // Their sockets are open once a first change came through.
        await editField(actor.page, "customers.field.source", "Canlı yayın");
        await watcher.page.getByRole("button", { name: /^Canlı yayın/ }).waitFor();
        await editField(actor.page, "customers.field.name", `Yepyeni ${mark}`);
        const started = Date.now();
        await Promise.all([
          watcher.page.getByRole("heading", { level: 1, name: `Yepyeni ${mark}` }).waitFor({ timeout: 2000 }),
          list.getByText(`Yepyeni ${mark}`).waitFor({ timeout: 2000 }),
        ]);
        expect(Date.now() - started).toBeLessThan(2000);
        await newCustomer(`Sayılan ${mark}`);
        await expect.poll(() => figure.textContent(), { timeout: 2000, interval: 50 }).not.toBe(before);
      });
    });
  });

  test.each([
    ["told at once", true],
    ["told only on saving", false],
  ])("both edit one field, the second is %s: both values are shown, nothing is lost", async (_, live) => {
    const customer = await newCustomer(`Çakışma ${mark}`);
    await visiting({ slug: "anka", role: "manager" }, async (second) => {
      if (!live) await second.page.routeWebSocket(/\/live$/, () => undefined);
      second.expectStatus(412);
      await second.go(`/customers/${customer.id}`);
      const field = await openField(second.page, "customers.field.source");
      await field.fill("Benimki");
      const told = live && second.page.waitForResponse((answer) => answer.url().includes(`${customer.id}.data`));
      await visiting(owner, async (first) => {
        await first.go(`/customers/${customer.id}`);
        await editField(first.page, "customers.field.source", "Onunki");
        await first.page.getByRole("button", { name: /^Onunki/ }).waitFor();
      });
      await told;
      expect(await field.inputValue()).toBe("Benimki");
      await field.press("Enter");
      const notice = second.page.getByRole("alert");
      await notice.getByText(tr("ui.conflict", { value: "Onunki" })).waitFor();
      expect(await field.inputValue()).toBe("Benimki");
      expect((await api("anka", `/customers/${customer.id}`)).json().source).toBe("Onunki");
      await notice.getByRole("button", { name: tr("ui.keepMine") }).click();
      await second.page.getByRole("button", { name: /^Benimki/ }).waitFor();
    });
    expect((await api("anka", `/customers/${customer.id}`)).json().source).toBe("Benimki");
  });

  test("they edit two fields of one record: both stay, nobody is asked", async () => {
    const customer = await newCustomer(`İki alan ${mark}`);
    await visiting({ slug: "anka", role: "manager" }, async (second) => {
      second.expectStatus(412);
      await second.go(`/customers/${customer.id}`);
      const field = await openField(second.page, "customers.field.source");
      await field.fill("Fuar");
      await api("anka", `/customers/${customer.id}`, {
        method: "PATCH",
        body: { address: "Liman Cad. 5" },
        headers: { "If-Match": "*" },
      });
      await field.press("Enter");
      await second.page.getByRole("button", { name: /^Fuar/ }).waitFor();
    });
    expect((await api("anka", `/customers/${customer.id}`)).json()).toMatchObject({
      source: "Fuar",
      address: "Liman Cad. 5",
    });
  });
});

async function newCustomer(name: string): Promise<Json> {
  const made = await api("anka", "/customers", { body: { kind: "person", name } });
  expect(made.status, made.text).toBe(201);
  return made.json();
}

/** Another tab of the same person. */
async function other({ context }: { context: Parameters<typeof watch>[0] }, path: string): Promise<Page> {
  const tab = await watch(context, owner);
  await tab.go(path);
  return tab.page;
}
