import { randomUUID } from "node:crypto";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { translator } from "#messages/server.ts";
import { axe, closeBrowser, settled, type Visitor, visiting } from "./browser.ts";
import { api, signedIn } from "./product.ts";

afterAll(closeBrowser);

const owner: Visitor = { slug: "anka", role: "owner" };
const tr = translator("tr");
const name = `tekne_${randomUUID().replace(/\D/g, "").slice(0, 6)}`;
const editor = `/settings/fields/${name}/layout`;
const path = `/objects/${name}/layout`;
let record: string;
beforeAll(async () => {
  await api("anka", "/objects", { body: { name, label: "Tekne", plural: `Tekneler ${name}` } });
  for (const [key, label] of [
    ["bayrak", "Bayrağı"],
    ["boy", "Boyu"],
  ])
    await api("anka", "/fields", { body: { object: name, key, label, kind: "text" } });
  const cookie = await signedIn("anka", "owner");
  const custom = { bayrak: "Panama", boy: "12 m" };
  record = (await api("anka", `/objects/${name}/records`, { body: { name: "Işıl", custom }, cookie })).json().id;
});

const stored = async () => (await api("anka", path)).json();
const put = async (body: object) => expect((await api("anka", path, { method: "PUT", body })).status).toBe(200);
const button = (page: Page, text: string) => page.getByRole("button", { name: text, exact: true });
const handle = (page: Page, line: string) => page.locator(`[data-name="${line}"]`).getByRole("button").first();
const lines = (page: Page) =>
  page.locator("[data-line]").evaluateAll((all) => all.map((line) => line.getAttribute("data-name")));

test("a group is made, fields go into it by keyboard and by mouse, and everybody sees it", {
  timeout: 120_000,
}, async () => {
  await visiting(owner, async ({ page, go }) => {
    await go(editor);
    const [details, rest, hidden] = [tr("shape.layout.details"), tr("shape.layout.rest"), tr("shape.layout.hidden")];
    expect(await lines(page)).toEqual([details, "name", "ownerId", "custom.bayrak", "custom.boy", rest, hidden]);
    await button(page, tr("shape.layout.addGroup")).click();
    await page.keyboard.type("Teknik");
    await handle(page, "custom.bayrak").focus();
    for (const key of ["Space", "ArrowDown", "ArrowDown", "Space"]) await page.keyboard.press(key);
    await page
      .getByText(tr("ui.reorder.moved", { name: "Bayrağı, Teknik", place: 1, count: 1 }))
      .waitFor({ state: "attached" });
    await handle(page, "custom.boy").dragTo(page.locator('[data-name="custom.bayrak"]'));
    await handle(page, "ownerId").dragTo(page.locator(`[data-name="${hidden}"]`));
    await expect
      .poll(() => lines(page))
      .toEqual([details, "name", "Teknik", "custom.bayrak", "custom.boy", rest, hidden, "ownerId"]);
    await page.getByRole("checkbox", { name: "Boyu" }).uncheck();
    await settled(page);
    expect(await axe(page)).toEqual([]);
    await button(page, tr("shape.layout.save")).click();
    await page.getByText(tr("shape.layout.saved")).waitFor();

    await go(`/objects/${name}/${record}`);
    const technical = page.getByRole("region", { name: "Teknik" });
    expect(await technical.locator("dt").allTextContents()).toEqual(["Bayrağı", "Boyu"]);
    await technical.getByText("Panama").waitFor();
    expect(await page.getByText(tr("objects.field.ownerId"), { exact: true }).count()).toBe(0);

    await go(`/objects/${name}`);
    await page.getByRole("columnheader", { name: "Bayrağı" }).waitFor();
    expect(await page.getByRole("columnheader", { name: "Boyu" }).count()).toBe(0);
    await page.keyboard.press("c");
    const form = page.getByRole("dialog");
    await form.getByRole("heading", { name: "Teknik" }).waitFor();
    expect(await form.getByLabel(tr("objects.field.ownerId")).count()).toBe(0);
  });
  expect(await stored()).toMatchObject({
    tabs: [
      {
        label: tr("shape.layout.first"),
        groups: [{ fields: ["name"] }, { label: "Teknik", fields: ["custom.bayrak", "custom.boy"] }],
      },
    ],
    hidden: ["ownerId"],
    columns: ["name", "owner", "custom.bayrak"],
    version: 1,
  });
});

test("tabs are addresses; a draft is neither lost nor written over somebody else's, and the default comes back", {
  timeout: 120_000,
}, async () => {
  const tab = (key: string, label: string, ...fields: string[]) => ({
    key,
    label,
    groups: [{ label: `${label} grubu`, fields }],
  });
  const tabs = [tab("genel", "Genel", "name", "ownerId"), tab("teknik", "Teknik", "custom.bayrak", "custom.boy")];
  await put({ tabs, hidden: [], columns: null });
  await visiting(owner, async ({ page, go, expectStatus }) => {
    await go(`/objects/${name}/${record}?tab=teknik`);
    const nav = page.getByRole("navigation", { name: tr("shell.custom.tabs") });
    expect(await nav.locator("[aria-current=page]").allTextContents()).toEqual(["Teknik"]);
    expect(await page.locator("dt").allTextContents()).toEqual(["Bayrağı", "Boyu"]);
    const asked: string[] = [];
    page.on("request", (request) => asked.push(request.url()));
    await nav.getByRole("link", { name: "Genel" }).focus();
    await page.keyboard.press("Enter");
    await page.getByRole("region", { name: "Genel grubu" }).waitFor();
    expect(page.url()).toContain("?tab=genel");
    expect(asked.filter((url) => url.includes(".data"))).toEqual([]);
    expect(await axe(page)).toEqual([]);

    await go(editor);
    await page.getByLabel(tr("shape.layout.group")).first().fill("");
    expectStatus(422);
    await button(page, tr("shape.layout.save")).click();
    await page
      .getByRole("alert")
      .filter({ hasText: tr("errors.reason.required") })
      .waitFor();
    await page.getByLabel(tr("shape.layout.group")).first().fill("Kimlik");
    await put({ tabs, hidden: [], columns: ["name"] });
    expectStatus(412);
    await button(page, tr("shape.layout.save")).click();
    await button(page, tr("shape.layout.newest")).waitFor();
    expect(await page.getByLabel(tr("shape.layout.group")).first().inputValue()).toBe("Kimlik");
    await page
      .getByRole("main")
      .getByRole("link", { name: `Tekneler ${name}` })
      .click();
    await button(page, tr("ui.leave.stay")).click();
    await button(page, tr("shape.layout.newest")).click();
    await expect.poll(() => lines(page)).toContain("Genel grubu");

    await button(page, tr("shape.layout.reset")).click();
    await page.getByText(tr("shape.layout.resetDone")).waitFor();
    await go(`/objects/${name}/${record}`);
    expect(await page.locator("dt").allTextContents()).toEqual([
      tr("objects.field.name"),
      tr("objects.field.ownerId"),
      "Bayrağı",
      "Boyu",
    ]);
  });
  expect((await stored()).version).toBeNull();
});

const lists = ["customers", "deals?layout=list", "projects", "tasks?layout=list", "objects/contracts"];
test.each(lists)("/%s has the columns that the editor says it has", { timeout: 60_000 }, async (list) => {
  const [object = ""] = list.replace("objects/", "").split("?");
  const headers = await visiting(owner, async ({ page, go }) => {
    await go(`/${list}`);
    return (await page.getByRole("columnheader").allInnerTexts()).map((text) => text.trim()).filter(Boolean);
  });
  await visiting(owner, async ({ page, go }) => {
    await go(`/settings/fields/${object}/layout`);
    expect(await page.locator("[data-column]:has(:checked)").allInnerTexts()).toEqual(headers.slice(1));
  });
});
