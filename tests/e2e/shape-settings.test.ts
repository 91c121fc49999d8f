import { randomUUID } from "node:crypto";
import { afterAll, expect, test } from "vitest";
import { translator } from "#messages/server.ts";
import { axe, closeBrowser, settled, type Visitor, visiting } from "./browser.ts";
import { api } from "./product.ts";

afterAll(closeBrowser);

const owner: Visitor = { slug: "anka", role: "owner" };
const tr = translator("tr");
const mark = randomUUID().replace(/\D/g, "").slice(0, 6);
const plural = `Gemiler ${mark}`;
const name = `gemi_${mark}`;

test("an object and its fields are made in the settings", { timeout: 120_000 }, async () => {
  await visiting(owner, async ({ page, go, expectStatus }) => {
    const button = (text: string) => page.getByRole("button", { name: text, exact: true });
    const field = (text: string) => page.getByLabel(text, { exact: true });
    const closed = () => page.getByRole("dialog").waitFor({ state: "detached" });
    const add = async (kind: "select" | "relation", label: string) => {
      await button(tr("shape.fields.new")).first().click();
      await page.getByRole("button", { name: tr(`shape.fields.kindText.${kind}`) }).click();
      await field(tr("shape.fields.label")).fill(label);
    };

    await go("/settings/fields");
    await button(tr("shape.objects.new")).first().click();
    await field(tr("shape.objects.label")).fill(`Gemi ${mark}`);
    expect(await field(tr("shape.objects.name")).inputValue()).toBe(name);
    await field(tr("shape.objects.plural")).fill(plural);
    await button(tr("shape.objects.create")).click();
    await page.waitForURL(`**/settings/fields/${name}`);

    await add("select", "Bayrağı");
    const choice = (place: number) => field(tr("shape.fields.choice", { place }));
    await choice(1).fill("Türkiye");
    await choice(1).press("Enter");
    await choice(2).fill("Işıl");
    await settled(page);
    expect(await axe(page)).toEqual([]);
    await button(tr("shape.fields.create")).click();
    await closed();

    // The same name again is refused beside it, and what was typed stays.
    await add("relation", "Bayrağı");
    await field(tr("shape.fields.object")).selectOption("customers");
    expectStatus(409);
    await button(tr("shape.fields.create")).click();
    await page
      .getByRole("alert")
      .filter({ hasText: tr("errors.reason.fields_key") })
      .waitFor();
    await field(tr("shape.fields.label")).fill("Donatanı");
    await field(tr("shape.fields.key")).fill("donatan");
    await button(tr("shape.fields.create")).click();
    await closed();

    const rows = page.locator("[data-field]");
    await expect
      .poll(() => rows.evaluateAll((all) => all.map((row) => row.getAttribute("data-field"))))
      .toEqual(["bayragi", "donatan"]);
    const handle = rows.nth(1).getByRole("button", { name: tr("shape.fields.move", { name: "Donatanı" }) });
    await handle.focus();
    for (const key of ["Space", "ArrowUp", "Space"]) await page.keyboard.press(key);
    await expect.poll(async () => (await stored()).map(({ key }) => key)).toEqual(["donatan", "bayragi"]);

    await go("/settings/fields");
    await page.getByRole("main").getByRole("link", { name: plural }).waitFor();
  });
  const [relation, select] = await stored();
  expect(relation).toMatchObject({ key: "donatan", kind: "relation", settings: { object: "customers" } });
  expect(select).toMatchObject({
    key: "bayragi",
    settings: {
      choices: [
        { value: "turkiye", label: "Türkiye" },
        { value: "isil", label: "Işıl" },
      ],
    },
  });
});

test("a formula and a roll-up are written with a look at what they give, and worked out at once", {
  timeout: 120_000,
}, async () => {
  await visiting(owner, async ({ page, go, expectStatus }) => {
    const button = (text: string) => page.getByRole("button", { name: text, exact: true });
    const field = (text: string) => page.getByLabel(text, { exact: true });
    const begin = async (text: string, label: string) => {
      await button(tr("shape.fields.new")).first().click();
      await page.getByRole("button", { name: text }).click();
      await field(tr("shape.fields.label")).fill(label);
    };
    const make = async () => {
      await button(tr("shape.fields.create")).click();
      await page.getByRole("dialog").waitFor({ state: "detached" });
    };

    await go("/settings/fields/contracts");
    await begin(tr("shape.fields.formulaText"), `Yıllık ${mark}`);
    expectStatus(422);
    await field(tr("shape.fields.formula")).fill("fee * now()");
    const refused = tr("errors.reason.formula.no_clock", { place: "7", name: "now" });
    await page.getByRole("alert").filter({ hasText: refused }).waitFor();
    await field(tr("shape.fields.formula")).fill("");
    await button("fee")
      .or(page.getByRole("button", { name: /^fee / }))
      .first()
      .click();
    await page.keyboard.type(" * 12");
    await page.getByRole("group", { name: tr("shape.fields.formulaPreview") }).waitFor();
    await expect.poll(() => field(tr("shape.fields.resultKind")).inputValue()).toBe("currency");
    await settled(page);
    expect(await axe(page)).toEqual([]);
    await make();

    await go("/settings/fields/customers");
    await begin(tr("shape.fields.rollupText"), `Adet ${mark}`);
    await field(tr("shape.fields.rollupBy")).selectOption("contracts custom.customer");
    await page.getByLabel(tr("shape.fields.rollupWhere")).fill("fee > 0");
    await settled(page);
    expect(await axe(page)).toEqual([]);
    await make();
  });
  type Record = { custom: { [key: string]: number } };
  const list = async (path: string): Promise<Record[]> => (await api("anka", path)).json().data;
  await expect
    .poll(async () =>
      (await list("/objects/contracts/records?limit=100")).filter(
        ({ custom }) => custom[`yillik_${mark}`] !== (custom.fee ?? 0) * 12,
      ),
    )
    .toEqual([]);
  await expect
    .poll(async () => (await list(`/customers?limit=100&sort=-custom.adet_${mark}`))[0]?.custom[`adet_${mark}`])
    .toBeGreaterThan(0);
});

async function stored(): Promise<{ key: string }[]> {
  return (await api("anka", `/fields?object=${name}`)).json().data;
}
