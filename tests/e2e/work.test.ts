import { randomUUID } from "node:crypto";
import { readFileSync } from "node:fs";
import { unzipSync } from "fflate";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { translator } from "#messages/server.ts";
import { axe, closeBrowser, settled, type Visitor, visiting } from "./browser.ts";
import { account, api, eventually, type Json } from "./product.ts";

afterAll(closeBrowser);

const manager: Visitor = { slug: "anka", role: "manager" };
const t = translator("tr");
const mark = `iş${randomUUID().slice(0, 6)}`;
const FORMULA = `=HYPERLINK("https://example.com";"Işıl") ${mark}`;
const LETTERS = `İĞÜŞÖÇ; ığüşöç "Ltd." ${mark}`;
const CLINICS = 200;
const SHOPS = 100;
const MATCHING = CLINICS + SHOPS;
const LARGE = 250_000_00;
const BUDGET = 7_500_00;

let people: Json[];

beforeAll(async () => {
  people = (await api("anka", "/users?limit=50")).json().data;
  const clinic = (at: number) => ({
    name: [FORMULA, LETTERS][at] ?? `Klinik ${at} ${mark}`,
    custom: { sector: "health", budget: at % 2 === 0 ? null : at * 100 },
    worth: LARGE,
  });
  await make(CLINICS, clinic);
  await make(SHOPS, (at) => ({
    name: `Dükkân ${at} ${mark}`,
    ...{ province: "İzmir", custom: { sector: "retail", budget: 5 }, worth: LARGE },
  }));
  // Neither a large deal, nor of that sector or province.
  await make(10, (at) => ({ name: `Küçük ${at} ${mark}`, custom: { sector: "health" }, worth: 1 }));
  await make(10, (at) => ({
    ...{ name: `Uzak ${at} ${mark}`, province: "Ankara", custom: { sector: "retail" }, worth: LARGE },
  }));
}, 120_000);

test("customers are filtered, edited and handed over by the hundreds, taken back, and taken out as files", {
  timeout: 240_000,
}, async () => {
  await visiting(manager, async ({ page, go }) => {
    await go(`/customers?q=${mark}`);
    await filter(page);
    expect(await matching()).toBe(MATCHING);
    const before = await budgets();

    const told = await toldWhile(page, async () => {
      await pickAll(page);
      await editBudget(page);
      await done(page, MATCHING);
    });
    expect(
      told.filter(([of = 0, so = 0]) => so > 0 && so < of).length,
      `it said ${JSON.stringify(told)}`,
    ).toBeGreaterThan(0);
    expect(new Set((await budgets()).values())).toEqual(new Set([BUDGET]));

    // Whoever changed one since keeps the change, and is told.
    const changed = await oneCalled(`Klinik 7 ${mark}`);
    await api("anka", `/customers/${changed.id}`, { method: "PATCH", body: { title: "Sonradan" } });
    await page.getByRole("button", { name: t("ui.undo"), exact: true }).click();
    await done(page, MATCHING - 1);
    await page.getByRole("button", { name: t("shell.list.bulkWhich") }).click();
    await page.getByRole("dialog").getByRole("link", { name: changed.name }).waitFor();
    await page
      .getByRole("dialog")
      .getByRole("button", { name: t("ui.close"), exact: true })
      .last()
      .click();
    expect(await budgets()).toEqual(new Map([...before, [changed.id, BUDGET]]));

    await handOver(page);
    await done(page, MATCHING);
    expect((await all()).every(({ ownerId }) => ownerId === member().id)).toBe(true);

    const names = (await all()).map(({ name }) => name);
    const csv = linesOf((await takenOut(page, "csv")).toString("utf8"));
    expect(csv).toHaveLength(MATCHING + 1);
    expect(
      csv
        .map(([name]) => name)
        .slice(1)
        .sort(),
    ).toEqual(names.map((name) => name.replace(/^=/, "'=")).sort());
    const sheet = Buffer.from(unzipSync(await takenOut(page, "xlsx"))["xl/worksheets/sheet1.xml"] ?? []).toString();
    // Text stays text there, so nothing needs a sign in front.
    const texts = [...sheet.matchAll(/<c r="A\d+" t="inlineStr"><is><t[^>]*>(.*?)<\/t>/g)].map(([, text]) => text);
    expect(texts.sort()).toEqual(names.sort());
    expect(/<f[ >]/.test(sheet)).toBe(false);
  });
});

async function make(count: number, of: (at: number) => { worth: number } & Record<string, unknown>): Promise<void> {
  const places = Array.from({ length: count }, (_, at) => at).values();
  const next = async () => {
    for (const at of places) {
      const { worth, ...customer } = of(at);
      const { id } = await made("/customers", { kind: "company", ...customer });
      await made("/deals", { name: `Satış ${at}`, customerId: id, amountMinor: worth });
    }
  };
  await Promise.all(Array.from({ length: 6 }, next));
}

async function made(path: string, body: object): Promise<Json> {
  const answer = await api("anka", path, { body });
  expect(answer.status, answer.text).toBe(201);
  return answer.json();
}

/** Of that sector or that province, and with a large deal: a group, an own field, related records. */
async function filter(page: Page): Promise<void> {
  const press = (name: string) => page.getByRole("button", { name, exact: true }).first().click();
  await press(t("ui.filter.add"));
  await press(t("ui.filter.build"));
  const sheet = page.getByRole("dialog", { name: t("lists.filter.title") });
  await sheet.getByRole("button", { name: t("lists.filter.addGroup") }).click();
  await say(page, 0, "Sektör", "Sağlık");
  await say(page, 1, t("customers.field.province"), "İzmir");
  await sheet
    .getByRole("button", { name: t("lists.filter.addRelated") })
    .last()
    .click();
  await sheet.getByLabel(t("lists.filter.relation")).selectOption({ label: t("deals.title") });
  await sheet
    .getByRole("group", { name: t("lists.filter.group") })
    .last()
    .getByRole("button", { name: t("lists.filter.addCondition") })
    .click();
  await field(page, 2, t("deals.field.amountMinor"));
  await sheet
    .getByLabel(t("ui.filter.operator"), { exact: true })
    .nth(2)
    .selectOption({ label: t("ui.filter.op.gt") });
  await sheet
    .getByRole("textbox", { name: t("ui.filter.value") })
    .last()
    .fill("100.000");
  await settled(page);
  expect(await axe(page)).toEqual([]);
  await sheet.getByRole("button", { name: t("ui.apply") }).click();
  await sheet.waitFor({ state: "detached" });
  await page.getByRole("table").getByText(`Küçük 0 ${mark}`).waitFor({ state: "detached" });
}

async function field(page: Page, at: number, label: string): Promise<void> {
  await page
    .getByRole("combobox", { name: t("ui.filter.field") })
    .nth(at)
    .fill(label);
  await page.getByRole("option", { name: label, exact: true }).click();
}

async function say(page: Page, at: number, label: string, value: string): Promise<void> {
  await field(page, at, label);
  const values = page.getByRole("combobox", { name: t("ui.filter.value") });
  await values.nth(at).fill(value);
  await page.getByRole("option", { name: value, exact: true }).click();
  await page.keyboard.press("Tab");
  await settled(page);
}

async function pickAll(page: Page): Promise<void> {
  await page.getByRole("checkbox", { name: t("ui.table.selectAll") }).check();
  await page.getByRole("button", { name: t("ui.table.selectMatching", { count: MATCHING }) }).click();
}

/** Refused first: what is missing is said, and nothing is lost. */
async function editBudget(page: Page): Promise<void> {
  await page.getByRole("button", { name: t("ui.edit"), exact: true }).click();
  const dialog = page.getByRole("dialog", { name: t("lists.edit.title") });
  await dialog.getByLabel(t("lists.edit.field")).selectOption({ label: "Reklam bütçesi" });
  await settled(page);
  expect(await axe(page)).toEqual([]);
  await dialog.getByRole("button", { name: t("ui.apply") }).click();
  await dialog.getByRole("alert").waitFor();
  await dialog.getByRole("textbox").fill("7.500");
  await dialog.getByRole("button", { name: t("ui.apply") }).click();
  await dialog.waitFor({ state: "detached" });
}

async function handOver(page: Page): Promise<void> {
  await pickAll(page);
  await page.getByRole("button", { name: t("customers.bulk.owner") }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("combobox").fill(member().name.split(" ")[0]);
  await page.getByRole("option", { name: member().name }).click();
  await dialog.getByRole("button", { name: t("ui.apply") }).click();
}

/** Every "of 300, 12" that the bar said meanwhile, its numbers in their Turkish order. */
async function toldWhile(page: Page, run: () => Promise<void>): Promise<number[][]> {
  await page.evaluate(() => {
    const told: string[] = [];
    Object.assign(window, { told });
    new MutationObserver(() => {
      const text = document.querySelector("[data-bulk-bar] [role=status]")?.textContent ?? "";
      if (text !== told.at(-1)) told.push(text);
    }).observe(document.body, { childList: true, subtree: true, characterData: true });
  });
  await run();
  const told = await page.evaluate(() => (window as unknown as { told: string[] }).told);
  return told.map((text) => (text.match(/\d+/g) ?? []).map(Number)).filter((numbers) => numbers.length === 2);
}

async function done(page: Page, count: number): Promise<void> {
  await page.getByText(t("shell.list.bulkDone", { count })).last().waitFor({ timeout: 60_000 });
}

async function takenOut(page: Page, format: "csv" | "xlsx"): Promise<Buffer> {
  await page
    .getByRole("button", { name: t("lists.export.title"), exact: true })
    .first()
    .click();
  const dialog = page.getByRole("dialog", { name: t("lists.export.title") });
  await dialog.getByLabel(t("lists.export.format")).selectOption(format);
  const [download] = await Promise.all([
    page.waitForEvent("download", { timeout: 60_000 }),
    dialog.getByRole("button", { name: t("lists.export.start") }).click(),
  ]);
  await dialog.waitFor({ state: "detached" });
  return readFileSync(await download.path());
}

/** Cells of separated values as a Turkish spreadsheet opens them. */
function linesOf(text: string): string[][] {
  expect(text.startsWith("\ufeff")).toBe(true);
  const lines = text.slice(1).trimEnd().split("\r\n");
  return lines.map((line) =>
    [...line.matchAll(/(?:^|;)(?:"((?:[^"]|"")*)"|([^;]*))/g)].map(([, quoted, bare]) =>
      quoted === undefined ? (bare ?? "") : quoted.replaceAll('""', '"'),
    ),
  );
}

const member = () => people.find(({ email }) => email === account("anka", "member").email);
const isMatching = ({ name }: Json) => !/^(Küçük|Uzak) /.test(name);

async function all(cursor = ""): Promise<Json[]> {
  const { data, page } = (await api("anka", `/customers?limit=200&q=${encodeURIComponent(mark)}${cursor}`)).json();
  const rest = page.next ? await all(`&cursor=${encodeURIComponent(page.next)}`) : [];
  return [...data.filter(isMatching), ...rest];
}

const matching = async () => (await all()).length;
const oneCalled = (name: string) => eventually(async () => (await all()).find((one) => one.name === name));
const budgets = async () => new Map<string, number | null>((await all()).map(({ id, custom }) => [id, custom.budget]));
