import { randomUUID } from "node:crypto";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { translator } from "#messages/server.ts";
import { closeBrowser, type Visitor, visiting } from "./browser.ts";
import { account, api, eventually, type Json } from "./product.ts";

afterAll(closeBrowser);

const owner: Visitor = { slug: "anka", role: "owner" };
const member: Visitor = { slug: "anka", role: "member" };
const tr = translator("tr");
const mark = `toplu${randomUUID().slice(0, 6)}`;

let people: Json[];
let customerId: string;
beforeAll(async () => {
  people = (await api("anka", "/users?limit=50")).json().data;
  customerId = (await api("anka", "/customers?limit=1&filter[kind]=company")).json().data[0].id;
});

const person = (role: "owner" | "member") => people.find(({ email }) => email === account("anka", role).email);
const rowsOf = async (resource: string, query = ""): Promise<Json[]> =>
  (await api("anka", `/${resource}?limit=200&q=${mark}${query}`)).json().data;

async function make(resource: string, body: (at: number) => object, count: number): Promise<void> {
  for (let at = 0; at < count; at++) expect((await api("anka", `/${resource}`, { body: body(at) })).status).toBe(201);
}

test("deals are handed over and moved on together, more than the page holds, and come back", async () => {
  await make("deals", (at) => ({ name: `Fırsat ${at} ${mark}`, customerId, ownerId: person("owner").id }), 55);
  const { stages } = (await api("anka", "/pipelines")).json().data[0];
  const inStage = async (stage: { id: string }) =>
    (await rowsOf("deals")).filter(({ stageId }) => stageId === stage.id).length;
  await visiting(owner, async ({ page, go }) => {
    await go(`/deals?layout=list&q=${mark}`);
    await tickAll(page);
    await page.getByRole("button", { name: tr("ui.table.selectMatching", { count: 55 }) }).click();
    await page.getByRole("button", { name: tr("deals.bulk.stage") }).click();
    await page.getByRole("dialog").getByRole("combobox").selectOption({ label: stages[1].name });
    await page
      .getByRole("dialog")
      .getByRole("button", { name: tr("ui.apply") })
      .click();
    await done(page, 55);
    expect(await inStage(stages[1])).toBe(55);
    await page.getByRole("button", { name: tr("ui.undo"), exact: true }).click();
    await eventually(async () => (await inStage(stages[0])) === 55, 60);
    await done(page, 55);

    await page.getByRole("checkbox", { name: tr("ui.table.selectRow", { row: `Fırsat 7 ${mark}` }) }).check();
    await page.getByRole("button", { name: tr("deals.bulk.owner") }).press("Enter");
    // The field of the dialog has the focus, whatever of it is still on its way.
    await page.keyboard.type(person("member").name.split(" ")[0]);
    await page.getByRole("option", { name: person("member").name }).click();
    await page
      .getByRole("dialog")
      .getByRole("button", { name: tr("ui.apply") })
      .click();
    await done(page, 1);
    const handed = (await rowsOf("deals")).filter(({ ownerId }) => ownerId === person("member").id);
    expect(handed.map(({ name }) => name)).toEqual([`Fırsat 7 ${mark}`]);
  });
});

test("what is not one's own stays as it is, and is named", async () => {
  const mine = `Benim ${mark}`;
  await make("projects", () => ({ name: mine, customerId, ownerId: person("member").id }), 1);
  await make("projects", (at) => ({ name: `Onun ${at} ${mark}`, customerId, ownerId: person("owner").id }), 2);
  await visiting(member, async ({ page, go, expectStatus }) => {
    expectStatus(403);
    await go(`/projects?q=${mark}`);
    const seen = await page.locator("tr[data-row]").count();
    await tickAll(page);
    await page.getByRole("button", { name: tr("projects.bulk.status") }).click();
    await page.getByRole("dialog").getByRole("combobox").selectOption("active");
    await page
      .getByRole("dialog")
      .getByRole("button", { name: tr("ui.apply") })
      .click();
    await done(page, 1);
    if (seen > 1) {
      await page.getByRole("button", { name: tr("shell.list.bulkWhich") }).click();
      await page
        .getByRole("dialog")
        .getByRole("link", { name: `Onun 1 ${mark}` })
        .waitFor();
    }
  });
  const changed = (await rowsOf("projects")).filter(({ status }) => status === "active");
  expect(changed.map(({ name }) => name)).toEqual([mine]);
});

test("tasks are finished, put off and deleted together; `x` still finishes one, Space ticks it", async () => {
  const dueAt = "2026-12-01T06:30:00.000Z";
  const task = (at: number) => ({ title: `Görev ${at} ${mark}`, ownerId: person("owner").id, dueAt });
  await make("tasks", task, 3);
  const list = `/tasks?layout=list&q=${mark}&filter[done]=false`;
  await visiting(owner, async ({ page, go }) => {
    await go(list);
    await tickAll(page);
    await page.getByRole("button", { name: tr("tasks.bulk.dueAt") }).click();
    await page.getByRole("dialog").getByRole("textbox").fill("5.12.2026");
    await page.keyboard.press("Enter");
    await done(page, 3);
    const days = (await rowsOf("tasks")).map((one) => one.dueAt);
    expect(days, "each keeps its hour").toEqual(Array(3).fill("2026-12-05T06:30:00.000Z"));

    await tickAll(page);
    await page.getByRole("button", { name: tr("tasks.bulk.done"), exact: true }).click();
    await eventually(async () => (await rowsOf("tasks", "&filter[done]=true")).length === 3);
    await page.getByRole("button", { name: tr("ui.undo"), exact: true }).click();
    await eventually(async () => (await rowsOf("tasks", "&filter[done]=false")).length === 3);

    await go(list);
    await page.locator("tr[data-row]").first().focus();
    await page.keyboard.press("Space");
    await page.getByRole("toolbar", { name: tr("ui.table.selected", { count: 1 }) }).waitFor();
    await page.getByRole("button", { name: tr("ui.delete"), exact: true }).click();
    await eventually(async () => (await rowsOf("tasks")).length === 2);
    await page.getByRole("button", { name: tr("ui.undo"), exact: true }).click();
    await eventually(async () => (await rowsOf("tasks")).length === 3);
  });
});

test("a deal and a project go to the trash from their own pages, and come back by undo", async () => {
  const name = `Silinen ${mark}`;
  for (const resource of ["deals", "projects"]) await make(resource, () => ({ name, customerId }), 1);
  await visiting(owner, async ({ page, go }) => {
    for (const resource of ["deals", "projects"]) {
      const found = async () => (await rowsOf(resource)).filter((row) => row.name === name);
      const [{ id }] = await found();
      await go(`/${resource}/${id}`);
      await page.getByRole("button", { name: tr("ui.options", { name }) }).click();
      await page.getByRole("menuitem", { name: tr("ui.delete") }).click();
      await page.waitForURL((url) => url.pathname === `/${resource}`);
      expect(await found()).toEqual([]);
      await page.getByRole("button", { name: tr("ui.undo"), exact: true }).click();
      await page.waitForURL((url) => url.pathname === `/${resource}/${id}`);
      expect((await found()).map((row) => row.id)).toEqual([id]);
    }
  });
});

async function tickAll(page: Page): Promise<void> {
  await page.getByRole("checkbox", { name: tr("ui.table.selectAll") }).check();
}

async function done(page: Page, count: number): Promise<void> {
  await page.getByText(tr("shell.list.bulkDone", { count })).last().waitFor({ timeout: 60_000 });
}
