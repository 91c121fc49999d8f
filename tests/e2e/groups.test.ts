import { randomUUID } from "node:crypto";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { translator } from "#messages/server.ts";
import { OBJECT } from "../../local/seed/shape.ts";
import { axe, closeBrowser, settled, type Visitor, visiting } from "./browser.ts";
import { api } from "./product.ts";

afterAll(closeBrowser);

const owner: Visitor = { slug: "anka", role: "owner" };
const tr = translator("tr");
const mark = `Küme ${randomUUID().slice(0, 8)}`;
const q = encodeURIComponent(mark);
const ADS = 33;

beforeAll(async () => {
  const make = (at: number, kind: string, renews: boolean | null) => {
    const custom = { kind, fee: at * 1_000_00, starts: "2026-12-01", ...(renews === null ? {} : { renews }) };
    const body = { name: `${mark} ${String(at).padStart(2, "0")}`, custom };
    return api("anka", `/objects/${OBJECT}/records`, { method: "POST", body });
  };
  for (let at = 1; at <= ADS; at++) await make(at, "ads", at === 1);
  await make(ADS + 1, "project", null);
});

const group = (page: Page, name: string, count: number) =>
  page.getByRole("button", { name: new RegExp(`^${name}\\s*${count}\\D`) });
const rowsShown = (page: Page) => page.locator("tr[data-row]").count();
/** As the page writes whole liras. */
const liras = (amount: number) => `${amount.toLocaleString("tr-TR")},00 ₺`;

test("rows of a table in groups: counted and summed over all pages, opened, closed, and kept with a view", {
  timeout: 120_000,
}, async () => {
  await visiting(owner, async ({ page, go }) => {
    await go(`/objects/${OBJECT}?q=${q}&sort=name`);
    await page.getByRole("button", { name: tr("lists.groups.choose") }).click();
    await page.getByRole("menuitem", { name: "Tür", exact: true }).click();
    await page.waitForURL(/layout=groups&by=custom.kind/);
    const [project, ads] = [group(page, "Proje", 1), group(page, "Reklam yönetimi", ADS)];
    await ads.waitFor();
    // In the order of the choices, each with what all its rows are worth.
    const heads = await page.locator("tbody tr:first-child th").allInnerTexts();
    expect(heads.map((text) => text.split("\n")[0])).toEqual(["Proje", "Reklam yönetimi"]);
    await page.getByText(liras((ADS * (ADS + 1) * 1000) / 2), { exact: true }).waitFor();
    await page
      .getByText(liras((ADS + 1) * 1000), { exact: true })
      .first()
      .waitFor();
    await settled(page);
    expect(await axe(page)).toEqual([]);
    // The rest of a group comes when it is asked for.
    expect(await rowsShown(page)).toBe(31);
    await page.getByRole("button", { name: tr("ui.loadMore") }).click();
    await expect.poll(() => rowsShown(page)).toBe(ADS + 1);
    await page.getByRole("link", { name: `${mark} 33`, exact: true }).waitFor();

    await ads.focus();
    await page.keyboard.press("Enter");
    await expect.poll(() => rowsShown(page)).toBe(1);
    expect(await ads.getAttribute("aria-expanded")).toBe("false");
    await page.keyboard.press("Enter");
    await expect.poll(() => rowsShown(page)).toBe(ADS + 1);
    await page.keyboard.press("j");
    await page.keyboard.press("j");
    await expect.poll(() => page.evaluate(() => document.activeElement?.textContent ?? "")).toContain(`${mark} 01`);
    await project.click();
    await expect.poll(() => rowsShown(page)).toBe(ADS);

    await page.getByRole("button", { name: tr("ui.views.save") }).click();
    await page.getByLabel(tr("ui.views.name")).fill(mark);
    await page.keyboard.press("Enter");
    await page.waitForURL(/view=/);
    await go(`/objects/${OBJECT}`);
    await page.getByRole("link", { name: mark, exact: true }).click();
    await page.waitForURL(/layout=groups/);
    await ads.waitFor();
    await page.getByRole("button", { name: tr("lists.groups.chosen", { field: "Tür" }) }).click();
    await page.getByRole("menuitem", { name: "Kendiliğinden yenilenir", exact: true }).click();
    await group(page, tr("ui.yes"), 1).waitFor();
    await group(page, tr("ui.no"), ADS).waitFor();
    await page.getByRole("button", { name: tr("ui.views.menu", { view: mark }) }).click();
    await page.getByRole("menuitem", { name: tr("ui.delete") }).click();
    await page.waitForURL((url) => url.search === "");
  });
});

test("a column of a board says what all its cards are worth, and at once after a move", {
  timeout: 90_000,
}, async () => {
  await visiting(owner, async ({ page, go }) => {
    await go(`/objects/${OBJECT}?layout=board&by=custom.kind&q=${q}&sort=-name`);
    const column = (name: string) => page.getByRole("region", { name, exact: true });
    const all = (ADS * (ADS + 1) * 1000) / 2;
    const card = page.getByRole("link", { name: `${mark} 33`, exact: true });
    await column("Reklam yönetimi").getByText(liras(all), { exact: true }).waitFor();
    // Whatever the server is still doing.
    await page.route(/\.data|\/api\/v1\//, async (route) => {
      await new Promise((done) => setTimeout(done, 3_000));
      await route.continue();
    });
    await card.focus();
    await page.keyboard.press("Shift+ArrowLeft");
    await column("Reklam yönetimi")
      .getByText(liras(all - 33_000), { exact: true })
      .waitFor({ timeout: 2_000 });
    await column("Proje")
      .getByText(liras(34_000 + 33_000), { exact: true })
      .waitFor({ timeout: 2_000 });
    await page.unroute(/\.data|\/api\/v1\//);
    await page.getByText(tr("lists.board.moved", { name: `${mark} 33`, column: "Proje" })).waitFor();
    await page.reload();
    await column("Proje").getByText(liras(67_000), { exact: true }).waitFor();
    // Another field is summed once it is chosen.
    await page.getByRole("button", { name: tr("lists.layout.choose") }).click();
    await page.getByRole("menuitem", { name: "KDV dahil bedel", exact: true }).click();
    await page.waitForURL(/sum=custom.fee_with_vat/);
    await column("Proje")
      .getByText(liras(67_000 * 1.2), { exact: true })
      .waitFor();
  });
});
