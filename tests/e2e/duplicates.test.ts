import { randomUUID } from "node:crypto";
import { afterAll, expect, test } from "vitest";
import { translator } from "#messages/server.ts";
import { closeBrowser, type Visitor, visiting } from "./browser.ts";
import { api, eventually, type Json } from "./product.ts";

afterAll(closeBrowser);

const owner: Visitor = { slug: "anka", role: "owner" };
const tr = translator("tr");
const mark = randomUUID().slice(0, 6);

async function make(resource: string, body: object): Promise<Json> {
  const answer = await api("anka", `/${resource}`, { body });
  expect(answer.status).toBe(201);
  return answer.json();
}

const groupOf = async (id: string): Promise<Json | undefined> =>
  (await api("anka", `/duplicates?recordId=${id}`)).json().data[0];

test("two customers that are one are found, compared and merged, and the old address leads to the one that stayed", async () => {
  const first = await make("customers", {
    kind: "company",
    name: `Martı ${mark} Mobilya Ltd. Şti.`,
    emails: [`bilgi@${mark}.example`],
    province: "İzmir",
  });
  const second = await make("customers", {
    kind: "company",
    name: `MARTI ${mark} MOBİLYA`,
    phones: ["0232 418 20 77"],
    emails: [`bilgi@${mark}.example`],
  });
  const task = await make("tasks", { title: `Ara ${mark}`, customerId: second.id });
  await eventually(async () => (await groupOf(first.id)) !== undefined, 60);

  await visiting(owner, async ({ page, go }) => {
    await go(`/customers/${first.id}`);
    await page.getByText(tr("duplicates.alike", { name: second.name })).waitFor();
    await go("/customers");
    await page.getByRole("link", { name: tr("duplicates.title") }).click();
    const card = page
      .locator("div")
      .filter({ hasText: second.name })
      .filter({ has: page.getByRole("link") })
      .last();
    await card.waitFor();
    await go(`/duplicates/compare?ids=${first.id}&ids=${second.id}`);
    await page.getByRole("radio", { name: first.name }).first().check();
    const names = page.getByRole("group", { name: tr("customers.field.name"), exact: true });
    await names.getByRole("radio", { name: second.name }).check();
    await page.getByRole("button", { name: tr("duplicates.merge"), exact: true }).click();
    const dialog = page.getByRole("dialog");
    await dialog.getByRole("button", { name: tr("duplicates.confirm") }).click();
    await page.waitForURL(`**/customers/${first.id}`);
    await page.getByRole("heading", { name: second.name, level: 1 }).waitFor();
    await go(`/customers/${second.id}`);
    await page.waitForURL(`**/customers/${first.id}`);
  });
  expect((await api("anka", `/customers/${second.id}`)).json()).toMatchObject({
    id: first.id,
    name: second.name,
    phones: ["+902324182077"],
    province: "İzmir",
  });
  expect((await api("anka", `/tasks/${task.id}`)).json().customerId).toBe(first.id);
  expect(await groupOf(first.id)).toBeUndefined();
});

test("whoever types a customer that is there already is told, and goes on", async () => {
  const there = await make("customers", { kind: "company", name: `Zambak ${mark} Turizm A.Ş.` });
  await visiting(owner, async ({ page, go }) => {
    await go("/customers?new=1");
    const sheet = page.getByRole("dialog");
    await sheet.getByRole("textbox", { name: tr("customers.field.name") }).pressSequentially(`zambak ${mark} turizm`);
    await sheet.getByRole("link", { name: there.name }).waitFor();
    await sheet.getByRole("button", { name: tr("customers.save") }).click();
    await page.waitForURL(/\/customers\/[0-9a-f-]{36}$/);
  });
});

test("two rows that are ticked are merged from the list's bar", async () => {
  const made: Json[] = [];
  for (const at of ["Bir", "İki"]) made.push(await make("customers", { kind: "person", name: `Çift ${at} ${mark}` }));
  await visiting(owner, async ({ page, go }) => {
    await go(`/customers?q=${mark}+çift`);
    for (const { name } of made)
      await page.getByRole("checkbox", { name: tr("ui.table.selectRow", { row: name }) }).check();
    await page.getByRole("button", { name: tr("duplicates.merge"), exact: true }).click();
    await page.waitForURL(/\/duplicates\/compare/);
    await page.getByRole("radio", { name: made[0]?.name }).first().waitFor();
  });
});
