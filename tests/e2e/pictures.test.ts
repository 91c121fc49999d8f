import { afterAll, expect, test } from "vitest";
import { translator } from "#messages/server.ts";
import { axe, closeBrowser, type Visitor, visiting, type Watched } from "./browser.ts";
import { api, type Json, signedIn, sql } from "./product.ts";

afterAll(closeBrowser);

const member: Visitor = { slug: "anka", role: "member" };
const tr = translator("tr");

/** A picture as a phone would bring it: left half red, right half blue. */
async function painted(page: Watched["page"], width: number, height: number): Promise<Buffer> {
  const base64 = await page.evaluate(
    async ([w = 1, h = 1]) => {
      const canvas = Object.assign(document.createElement("canvas"), { width: w, height: h });
      const pen = canvas.getContext("2d");
      if (!pen) throw new Error("no canvas");
      pen.fillStyle = "#c00000";
      pen.fillRect(0, 0, w / 2, h);
      pen.fillStyle = "#0000c0";
      pen.fillRect(w / 2, 0, w / 2, h);
      return canvas.toDataURL("image/jpeg").split(",")[1] ?? "";
    },
    [width, height],
  );
  return Buffer.from(base64, "base64");
}

/** Size of a picture and its colour in the middle, as the browser shows it. */
const seen = (page: Watched["page"], src: string) =>
  page.evaluate(async (path) => {
    const picture = await createImageBitmap(await (await fetch(path)).blob());
    const canvas = Object.assign(document.createElement("canvas"), { width: picture.width, height: picture.height });
    const pen = canvas.getContext("2d");
    pen?.drawImage(picture, 0, 0);
    const [red = 0, , blue = 0] = pen?.getImageData(picture.width / 2, picture.height / 2, 1, 1).data ?? [];
    return { size: `${picture.width}x${picture.height}`, colour: red > blue ? "red" : "blue" };
  }, src);

test("a picture of oneself is cut by keyboard, made small, and stands in the frame; what is none is said", async () => {
  await visiting(
    member,
    async ({ page, go, expectStatus }) => {
      await go("/profile");
      const input = page.getByLabel(tr("profile.picture"), { exact: true });
      const choose = (name: string, mimeType: string, buffer: Buffer) =>
        input.setInputFiles({ name, mimeType, buffer });
      const trouble = page.getByRole("main").getByRole("alert");
      await choose("notlar.txt", "text/plain", Buffer.from("merhaba"));
      await expect.poll(() => trouble.textContent()).toBe(tr("shell.picture.notAPicture"));
      await choose("bozuk.png", "image/png", Buffer.from("merhaba"));
      await expect.poll(() => trouble.textContent()).toBe(tr("shell.picture.notAPicture"));
      await choose("ufak.jpg", "image/jpeg", await painted(page, 90, 300));
      await expect.poll(() => trouble.textContent()).toBe(tr("shell.picture.tooSmall", { pixels: 96 }));

      await choose("ben.jpg", "image/jpeg", await painted(page, 1600, 800));
      const dialog = page.getByRole("dialog", { name: tr("profile.picture") });
      const stage = dialog.getByRole("application");
      await stage.waitFor();
      expect(await trouble.count()).toBe(0);
      expect(await axe(page)).toEqual([]);
      expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true);
      await stage.focus();
      for (let press = 0; press < 12; press++) await page.keyboard.press("ArrowLeft");
      await page.keyboard.press("+");
      // Nothing is lost when storing fails.
      expectStatus(503);
      await page.route("**/api/v1/files?*", (route) => route.fulfill({ status: 503, body: "" }), { times: 1 });
      const save = dialog.getByRole("button", { name: tr("ui.crop.save") });
      await save.click();
      await dialog.getByText(tr("ui.saveFailed")).waitFor();
      await save.click();
      await dialog.waitFor({ state: "detached" });
      await expect.poll(() => page.evaluate(() => document.activeElement?.tagName)).toBe("BUTTON");
      const shown = page.locator('main img[src^="/files/"]');
      await shown.waitFor();
      const found = await seen(page, (await shown.getAttribute("src")) ?? "");
      expect(found).toEqual({ size: "512x512", colour: "blue" });
      await page.getByRole("button", { name: tr("profile.removePicture") }).click();
      await shown.waitFor({ state: "detached" });
    },
    { viewport: { width: 360, height: 720 }, hasTouch: true },
  );
});

test("an agency's own icon is a picture: in settings, on the sign-in page, for the home screen", async () => {
  const cookie = await signedIn("pera", "owner");
  const before = (await api("pera", "/settings", { cookie })).json().iconUrl;
  const [stored] = await sql<{ brand: object }>("select brand from tenants where slug = 'pera'");
  const en = translator("en");
  await visiting({ slug: "pera", role: "owner" }, async ({ page, go }) => {
    await go("/settings/brand");
    const input = page.getByLabel(en("settings.brand.icon"), { exact: true }).and(page.locator("input"));
    await input.setInputFiles({ name: "x.svg", mimeType: "image/svg+xml", buffer: Buffer.from("<svg/>") });
    await page.getByText(en("shell.picture.notAPicture")).waitFor();
    await input.setInputFiles({ name: "x.jpg", mimeType: "image/jpeg", buffer: await painted(page, 900, 600) });
    const stage = page.getByRole("application");
    await stage.waitFor();
    const box = await stage.boundingBox();
    if (!box) throw new Error("no stage");
    await page.mouse.move(box.x + box.width / 2, box.y + 50);
    await page.mouse.down();
    await page.mouse.move(box.x + box.width, box.y + 50, { steps: 4 });
    await page.mouse.up();
    await page.getByRole("button", { name: en("ui.crop.save") }).click();
    await stage.waitFor({ state: "detached" });
    await page.getByRole("button", { name: en("settings.save"), exact: true }).click();
    await page.getByText(en("settings.saved")).waitFor();
    const { icons }: Json = await page.evaluate(async () => (await fetch("/manifest.webmanifest")).json());
    expect(icons[0].src).not.toBe(before);
    for (const { src, sizes } of icons) expect(await seen(page, src)).toEqual({ size: sizes, colour: "red" });
    await go("/");
    expect(await page.locator('link[rel="icon"]').getAttribute("href")).toMatch(/^\/icon\.svg\?v=/);
    await page.waitForFunction(() => [...document.querySelectorAll("img")].every((one) => one.naturalWidth > 0));
  });
  await sql("update tenants set brand = $1 where slug = 'pera'", [JSON.stringify(stored?.brand)]);
});
