import { randomUUID } from "node:crypto";
import { afterAll, expect, test } from "vitest";
import { translator } from "#messages/server.ts";
import { closeBrowser, type Visitor, visiting } from "./browser.ts";
import { api, type Json } from "./product.ts";

afterAll(closeBrowser);

const owner: Visitor = { slug: "anka", role: "owner" };
const viewer: Visitor = { slug: "anka", role: "viewer" };
const tr = translator("tr");

test.each([
  { resource: "tasks", field: "title" },
  { resource: "projects", field: "name" },
  { resource: "deals", field: "name" },
] as const)("new $resource from a customer's page are that customer's", async ({ resource, field }) => {
  const customer = (await api("anka", "/customers?limit=1&sort=name")).json().data[0];
  const called = `Sınama ${randomUUID().slice(0, 6)}`;
  await visiting(owner, async ({ page, go }) => {
    await go(`/customers/${customer.id}`);
    await page.getByRole("link", { name: tr(`customers.related.add.${resource}`) }).click();
    const sheet = page.getByRole("dialog", { name: tr(`${resource}.newTitle`) });
    await sheet.locator(`[name="${field}"]`).fill(called);
    expect(await sheet.getByLabel(tr(`${resource}.field.customerId`)).inputValue()).toBe(customer.name);
    await page.keyboard.press("Enter");
    await sheet.waitFor({ state: "detached" });
    expect(new URL(page.url()).search).not.toMatch(/new|customer(Id|Name)/);
  });
  const made = (await api("anka", `/${resource}?filter[customerId][in]=${customer.id}&sort=-createdAt&limit=5`)).json();
  expect(made.data.find((one: Json) => one[field] === called)).toMatchObject({ customerId: customer.id });
});

test("who may only look is not shown a form that would be refused", async () => {
  await visiting(viewer, async ({ page, go }) => {
    for (const path of ["/tasks?new=1", "/projects?new=1"]) {
      await go(path);
      expect(await page.getByRole("dialog").count(), path).toBe(0);
    }
  });
});
