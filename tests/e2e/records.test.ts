import { randomUUID } from "node:crypto";
import { afterAll, expect, test } from "vitest";
import { translator } from "#messages/server.ts";
import { OBJECT } from "../../local/seed/shape.ts";
import { axe, closeBrowser, settled, type Visitor, visiting } from "./browser.ts";
import { api, signedIn } from "./product.ts";

afterAll(closeBrowser);

const owner: Visitor = { slug: "anka", role: "owner" };
const tr = translator("tr");
const name = `Deneme sözleşmesi ${randomUUID().slice(0, 8)}`;

test("a record of the agency's own is made, changed where it stands, put away and back", {
  timeout: 120_000,
}, async () => {
  const body = { kind: "company", name: `Deneme müşterisi ${name.slice(-8)}` };
  const customer = (await api("anka", "/customers", { method: "POST", body })).json() as { id: string; name: string };
  await visiting(owner, async ({ page, go }) => {
    const button = (text: string) => page.getByRole("button", { name: text, exact: true });
    const edit = (field: string) => page.getByRole("button", { name: new RegExp(`${tr("ui.editField", { field })}$`) });

    await go(`/objects/${OBJECT}`);
    await page.keyboard.press("c");
    const sheet = page.getByRole("dialog");
    await sheet.getByLabel("Ad", { exact: true }).fill(name);
    await sheet.getByLabel("Aylık bedel").fill("12.500,50");
    await settled(page);
    expect(await axe(page)).toEqual([]);

    // What is required and was left out is said beside it; nothing typed is lost.
    await sheet.getByLabel("Tür").selectOption("ads");
    await sheet.getByLabel("Başlangıç").fill("1.12.2026");
    await sheet.getByRole("combobox", { name: "Müşteri" }).fill(customer.name);
    await page.getByRole("option", { name: customer.name }).first().click();
    await button(tr("objects.save")).click();
    await page.waitForURL(new RegExp(`/objects/${OBJECT}/[0-9a-f-]{36}$`));
    await page.getByRole("heading", { name, level: 1 }).waitFor();
    expect(await page.locator("dl").allInnerTexts()).toEqual(
      expect.arrayContaining([
        expect.stringMatching(/S-\d{4}[\s\S]*Reklam yönetimi[\s\S]*12\.500,50[\s\S]*01\.12\.2026/),
      ]),
    );

    await edit("Aylık bedel").click();
    await page.getByLabel("Aylık bedel", { exact: true }).fill("13000");
    await page.keyboard.press("Enter");
    await page.getByText("13.000,00").waitFor();
    await page.getByText(/şunları değiştirdi: aylık bedel/).waitFor();

    // The other way of the relation.
    await page.getByRole("link", { name: tr("shell.custom.open", { name: customer.name }) }).click();
    await page.waitForURL(`**/customers/${customer.id}`);
    await page.getByRole("link", { name }).click();
    await page.waitForURL(`**/objects/${OBJECT}/*`);

    await button(tr("objects.archive")).click();
    await page.getByText(tr("objects.archivedText")).waitFor();
    await button(tr("ui.undo")).last().click();
    await page.getByText(tr("objects.archivedText")).waitFor({ state: "detached" });
  });
});

test("an own list is filtered, sorted and saved like any other", { timeout: 120_000 }, async () => {
  await visiting(owner, async ({ page, go }) => {
    await go(`/objects/${OBJECT}?filter[custom.kind][in]=ads&sort=-custom.fee`);
    await page.getByText("Tür: Reklam yönetimi").waitFor();
    const fees = async () => {
      const rows = await page.locator("tbody tr").allInnerTexts();
      return rows.map((row) => Number(/([\d.]+),\d\d/.exec(row)?.[1]?.replaceAll(".", "") ?? 0));
    };
    const seen = await fees();
    expect(seen.length).toBeGreaterThan(5);
    expect(seen).toEqual(seen.toSorted((one, other) => other - one));
    for (const row of await page.locator("tbody tr").allInnerTexts()) expect(row).toContain("Reklam yönetimi");
  });
  const query = { filter: { "custom.kind": { in: ["ads"] } }, sort: "-custom.fee", columns: ["name", "custom.fee"] };
  const cookie = await signedIn("anka", "owner");
  const body = { resource: OBJECT, name: `Reklam ${name}`, query };
  const saved = await api("anka", "/views", { method: "POST", body, cookie });
  expect(saved.status).toBe(201);
  const { status } = await api("anka", `/views/${saved.json().id}`, { method: "DELETE", cookie });
  expect(status).toBe(204);
});
