import { randomUUID } from "node:crypto";
import { afterAll, expect, test } from "vitest";
import { translator } from "#messages/server.ts";
import { closeBrowser, type Visitor, visiting } from "./browser.ts";
import { api, eventually, type Json } from "./product.ts";

afterAll(closeBrowser);

const owner: Visitor = { slug: "anka", role: "owner" };
const tr = translator("tr");
const ROWS = 5000;
const mark = `tasinma${randomUUID().slice(0, 6)}`;

/** What another CRM exports on a Turkish Windows: semicolons, its code page, decimal commas, a few bad rows. */
function exported(): Buffer {
  const rows = Array.from({ length: ROWS }, (_, at) => {
    const email = at % 1000 === 7 ? "adresi yok" : `${mark}.${at}@ornek.com.tr`;
    return `Işıl Şahin;${mark} ${at};Bireysel;${email};0532 ${100 + Math.floor(at / 10000)} ${String(Math.floor(at / 100) % 100).padStart(2, "0")} ${String(at % 100).padStart(2, "0")};Iğdır;"1.${String(at % 1000).padStart(3, "0")},50"`;
  });
  return latin5(
    ["Müşteri Adı;Soyadı;Cari Tipi;E-Posta Adresi;Cep Telefonu;Şehir;Güncel Bakiyesi", ...rows].join("\r\n"),
  );
}

const CODES: Record<string, number> = { Ğ: 0xd0, İ: 0xdd, Ş: 0xde, ğ: 0xf0, ı: 0xfd, ş: 0xfe };
const latin5 = (text: string) => Buffer.from([...text].map((letter) => CODES[letter] ?? letter.charCodeAt(0)));

test("an agency moves in: its list is recognised, tried, written while nobody looks, and can be taken back", async () => {
  const count = async (): Promise<number> => (await api("anka", `/customers?limit=1&q=${mark}`)).json().page.total;
  let address = "";
  await visiting(owner, async ({ page, go }) => {
    await go("/customers");
    await page.getByRole("link", { name: tr("shell.list.import") }).click();
    await page
      .getByLabel(tr("imports.choose"))
      .first()
      .setInputFiles({ name: "Cari Liste.csv", mimeType: "text/csv", buffer: exported() });
    const fills = (name: string) => page.getByRole("combobox", { name: tr("imports.fills", { name }) });
    await fills("Müşteri Adı").waitFor({ timeout: 60_000 });
    address = page.url();
    for (const [name, target] of [
      ["Müşteri Adı", "name"],
      ["Soyadı", "name"],
      ["Cari Tipi", "kind"],
      ["E-Posta Adresi", "emails"],
      ["Cep Telefonu", "phones"],
      ["Şehir", "province"],
      ["Güncel Bakiyesi", ""],
    ] as const)
      expect([name, await fills(name).inputValue()]).toEqual([name, target]);
    // A field that the agency did not have yet is made on the way.
    await fills("Güncel Bakiyesi").selectOption({ label: tr("imports.newField", { name: "Güncel Bakiyesi" }) });
    await eventually(async () => (await fills("Güncel Bakiyesi").inputValue()) === "custom.guncel_bakiyesi");
    // A try asked for while a choice is still on its way waits for it.
    await page.route("**/api/v1/imports/*", async (route) => {
      await new Promise((done) => setTimeout(done, 400));
      await route.continue();
    });
    await page.getByLabel(tr("imports.match")).selectOption("emails");
    await page.getByRole("button", { name: tr("imports.check") }).click();
    await page.getByText(tr("imports.status.checked"), { exact: true }).waitFor({ timeout: 180_000 });
    const figure = (name: "create" | "fail") =>
      page
        .getByRole("region", { name: tr("imports.result") })
        .locator("div", { hasText: tr(`imports.would.${name}`) })
        .getByRole("link");
    expect(await figure("create").textContent()).toBe("4.995");
    expect(await figure("fail").textContent()).toBe("5");
    expect(await count(), "nothing is kept of a try").toBe(0);
    await figure("fail").click();
    await page.getByText("7", { exact: false }).first().waitFor();
    await go(new URL(address).pathname);
    await page.getByRole("button", { name: tr("imports.start"), exact: true }).click();
    await page.getByRole("button", { name: tr("ui.stop") }).waitFor();
  });
  // The browser is closed; the work goes on.
  const id = address.split("/").at(-1) ?? "";
  const file = async (): Promise<Json> => (await api("anka", `/imports/${id}`)).json();
  await eventually(async () => (await file()).status === "done", 240);
  expect((await file()).counts).toEqual({ create: 4995, update: 0, skip: 0, fail: 5 });
  expect(await count()).toBe(4995);
  const [one] = (await api("anka", `/customers?limit=1&q=${mark}.42@`)).json().data;
  expect(one).toMatchObject({
    name: `Işıl Şahin ${mark} 42`,
    province: "Iğdır",
    phones: ["+905321000042"],
    custom: { guncel_bakiyesi: 1042.5 },
  });
  const failed = await api("anka", `/imports/${id}/failed`, { body: {} });
  expect(failed.text.trim().split("\r\n")).toHaveLength(6);

  await visiting(owner, async ({ page, go }) => {
    await go(new URL(address).pathname);
    await page.getByRole("button", { name: tr("imports.undo") }).click();
    await page.waitForURL(/\/jobs\//);
  });
  await eventually(async () => (await count()) === 0, 240);
}, 600_000);
