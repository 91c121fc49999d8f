import { spawnSync } from "node:child_process";
import { randomUUID } from "node:crypto";
import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Page } from "playwright-core";
import { afterAll, expect, test } from "vitest";
import { translator } from "#messages/server.ts";
import { closeBrowser, settled, type Visitor, visiting } from "./browser.ts";
import { api } from "./product.ts";

afterAll(closeBrowser);

const seller: Visitor = { slug: "anka", role: "member" };
const manager: Visitor = { slug: "anka", role: "manager" };
const guest: Visitor = { slug: "anka" };
const t = translator("tr");
const mark = randomUUID().slice(0, 6);
const name = `Yeni vitrin ${mark}`;

/** 1 × 85.000 and 6 × 6.500, less 20 %: the demo lets up to 15 % go out by itself. */
const NET = 99_200_00;
const VAT = 19_840_00;

const PATIENT = { timeout: 10_000 };

const won = async () => {
  const [from, to] = [new Date(Date.now() - 3_600_000), new Date(Date.now() + 3_600_000)];
  const path = `/deals/win-loss?from=${from.toISOString()}&to=${to.toISOString()}`;
  return (await api("anka", path)).json().total as { won: number; wonMinor: number };
};
const from = <T>(page: Page, path: string, init: object = {}) =>
  page.evaluate(
    async ([address, asked]) => {
      const headers = { "Content-Type": "application/json" };
      return (await (await fetch(`/api/v1${address}`, { headers, ...asked })).json()) as T;
    },
    [path, init] as const,
  );

test("a deal is sold: over the stages, quoted, approved, accepted by its customer, won; and all figures agree", async () => {
  const before = await won();
  const { dealId, quoteId } = await visiting(seller, async ({ page, go }) => {
    await go("/deals");
    const body = JSON.stringify({ kind: "company", name: `Vitrin A.Ş. ${mark}`, emails: [`satin@${mark}.example`] });
    const { id: customerId } = await from<{ id: string }>(page, "/customers", { method: "POST", body });
    const dealId = await addDeal(page, go, customerId);
    await overTheStages(page, go, dealId);
    return { dealId, quoteId: await writeQuote(page) };
  });
  await approve(quoteId);
  const link = await send(quoteId);
  await accept(link);
  await visiting(seller, async ({ page, go }) => {
    await go(`/deals/${dealId}`);
    await page.getByRole("button", { name: t("quotes.winDeal") }).click();
    await page.getByRole("button", { name: t("deals.reopen") }).waitFor();
  });
  const deal = (await api("anka", `/deals/${dealId}`)).json();
  expect(deal).toMatchObject({ status: "won", amountMinor: NET, currency: "TRY" });
  const quote = (await api("anka", `/quotes/${quoteId}`)).json();
  expect(quote).toMatchObject({ status: "accepted", netMinor: NET, vatMinor: VAT, totalMinor: NET + VAT });
  const after = await won();
  expect([after.won - before.won, after.wonMinor - before.wonMinor]).toEqual([1, NET]);
  await visiting(seller, async ({ page, go }) => {
    await go(`/quotes/${quoteId}`);
    const figures = await page.getByRole("article").textContent();
    for (const figure of ["99.200,00", "19.840,00", "119.040,00"]) expect(figures).toContain(figure);
    const bytes = await page.evaluate(async (id) => {
      const answer = await fetch(`/api/v1/quotes/${id}/pdf`);
      return [answer.headers.get("content-type"), [...new Uint8Array(await answer.arrayBuffer())]] as const;
    }, quoteId);
    expect(bytes[0]).toBe("application/pdf");
    const text = textOf(Uint8Array.from(bytes[1]));
    if (text !== null)
      for (const figure of [quote.number, "99.200,00", "19.840,00", "119.040,00"]) expect(text).toContain(figure);
  });
});

async function addDeal(page: Page, go: (path: string) => Promise<number>, customerId: string): Promise<string> {
  await go(`/deals?new=1&customerId=${customerId}&customerName=${encodeURIComponent(`Vitrin A.Ş. ${mark}`)}`);
  const sheet = page.getByRole("dialog", { name: t("deals.newTitle") });
  await sheet.getByLabel(t("deals.field.name")).fill(name);
  await sheet.getByRole("button", { name: t("deals.add") }).click();
  await page.getByText(t("deals.created", { name })).waitFor();
  const { data } = await from<{ data: { id: string }[] }>(page, `/deals?q=${mark}`);
  return data[0]?.id ?? "";
}

/** From the first stage to the last but one, each by a press. */
async function overTheStages(page: Page, go: (path: string) => Promise<number>, id: string): Promise<void> {
  await go(`/deals/${id}`);
  const path = page.getByRole("navigation", { name: t("deals.stagePath") });
  const stages = await path.getByRole("listitem").count();
  for (let at = 1; at < stages - 1; at++) {
    const next = path.getByRole("listitem").nth(at);
    // A press while the one before is under way counts for nothing.
    const pressed = async () => {
      const button = next.getByRole("button");
      if ((await button.count()) > 0) await button.click();
      return next.getAttribute("aria-current");
    };
    await expect.poll(pressed, PATIENT).toBe("step");
  }
  const reached = async () => (await from<{ probability: number }>(page, `/deals/${id}`)).probability;
  await expect.poll(reached, PATIENT).toBe(75);
}

/** From the deal's page: two products, a discount above the limit, and the asking for its approval. */
async function writeQuote(page: Page): Promise<string> {
  await page.getByRole("link", { name: t("quotes.newTitle") }).click();
  const sheet = page.getByRole("dialog", { name: t("quotes.newTitle") });
  await sheet.getByRole("button", { name: t("quotes.add") }).click();
  await page.waitForURL(/\/quotes\/[0-9a-f-]{36}$/);
  await settled(page);
  for (const [at, product] of ["Kurumsal web sitesi", "Bakım ve destek"].entries()) {
    await page.getByRole("button", { name: t("quotes.addLine") }).click();
    const line = page.getByRole("listitem", { name: t("quotes.lineOf", { at: at + 1 }) });
    await line.getByRole("combobox").fill(product);
    // With its number: what was typed is offered as well, as a line of its own.
    await page.getByRole("option", { name: product }).filter({ hasText: "HZM-" }).click();
    await expect.poll(() => line.getByLabel(t("quotes.document.price")).inputValue(), PATIENT).not.toBe("");
    if (at === 1) await line.getByLabel(t("quotes.document.quantity")).fill("6");
  }
  await page.getByLabel(t("quotes.discountPercent")).fill("20");
  await page.getByText("119.040,00").waitFor();
  await page.getByRole("button", { name: t("quotes.save"), exact: true }).click();
  await page.getByRole("button", { name: t("quotes.requestApproval") }).click();
  const dialog = page.getByRole("dialog", { name: t("quotes.decision.request.title") });
  await dialog.getByRole("button", { name: t("quotes.decision.request.action"), exact: true }).click();
  await page.getByText(t("quotes.status.waiting")).first().waitFor();
  return page.url().split("/").at(-1) ?? "";
}

async function approve(id: string): Promise<void> {
  await visiting(manager, async ({ page, go }) => {
    await go(`/quotes/${id}`);
    await page.getByRole("button", { name: t("quotes.approve"), exact: true }).click();
    const dialog = page.getByRole("dialog", { name: t("quotes.decision.approve.title") });
    await dialog.getByRole("button", { name: t("quotes.decision.approve.action"), exact: true }).click();
    await page.getByText(t("quotes.status.approved"), { exact: true }).first().waitFor();
  });
}

/** Mailed to the customer's own address; the link is the one that can be copied. */
async function send(id: string): Promise<string> {
  return visiting(seller, async ({ page, go }) => {
    await go(`/quotes/${id}`);
    await page.getByRole("button", { name: t("quotes.send"), exact: true }).click();
    await page.getByText(t("quotes.status.sent"), { exact: true }).first().waitFor();
    return (await from<{ url: string }>(page, `/quotes/${id}/link`, { method: "POST", body: "{}" })).url;
  });
}

/** Somebody else's browser, without script. */
async function accept(link: string): Promise<void> {
  await visiting(
    guest,
    async ({ page }) => {
      const answer = await page.goto(link);
      expect(answer?.headers()["x-robots-tag"]).toContain("noindex");
      await page.getByRole("heading", { level: 1, name }).waitFor();
      await page.getByText("119.040,00").first().waitFor();
      await page.getByLabel(t("quotes.public.name")).first().fill("Deniz Vitrin");
      await page.getByRole("checkbox").check();
      await page.getByRole("button", { name: t("quotes.public.accept") }).click();
      await page.getByText(t("quotes.public.accepted")).waitFor();
    },
    { javaScriptEnabled: false },
  );
}

/** What a reader would see. Fonts in it are cut down, so only poppler's `pdftotext` can tell; null where that is not there. */
function textOf(pdf: Uint8Array): string | null {
  const file = join(mkdtempSync(join(tmpdir(), "quote-")), "quote.pdf");
  writeFileSync(file, pdf);
  const { error, stdout } = spawnSync("pdftotext", ["-layout", file, "-"], { encoding: "utf8" });
  return error ? null : stdout;
}
