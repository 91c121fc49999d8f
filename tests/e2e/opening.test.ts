import type { Page } from "playwright-core";
import { afterAll, describe, expect, test } from "vitest";
import { translator } from "#messages/server.ts";
import { scriptWeight } from "../../bench/lines/scripts.ts";
import { closeBrowser, settled, type Visitor, visiting } from "./browser.ts";
import { ask, hostOf, signedIn } from "./product.ts";
import { publicPages, staffPages } from "./site-map.ts";

afterAll(closeBrowser);

const owner: Visitor = { slug: "anka", role: "owner" };
const tr = translator("tr");
/** As `scriptWeight` counts: kilobytes of 1,024. */
const MOST = 165;

test(`no page loads more than ${MOST} kB of script before anybody presses anything`, async () => {
  const cookie = await signedIn("anka", "owner");
  const weights = await Promise.all(
    (await staffPages("anka")).map(async (path) => {
      const { text } = await ask(hostOf("anka"), path, { cookie, headers: { Accept: "text/html" } });
      return [path, scriptWeight(text)] as const;
    }),
  );
  expect(weights.every(([, weight]) => weight > 50)).toBe(true);
  expect(weights.filter(([, weight]) => weight > MOST)).toEqual([]);
});

describe("a form whose code is still on its way", () => {
  const forms = [
    ["/deals", "deals.newTitle", "name"],
    ["/projects", "projects.newTitle", "name"],
  ] as const;
  test.each(forms)("%s: what is typed after `c` is in its first field", async (path, title, field) => {
    await visiting(owner, async ({ page, go }) => {
      await go(path);
      const arrive = await delayScripts(page);
      await page.keyboard.press("c");
      await page.keyboard.type("Web sitex");
      await page.keyboard.press("Backspace");
      arrive();
      // While it comes, and what it needs in turn.
      await page.keyboard.type("si yenile", { delay: 30 });
      const first = page.getByRole("dialog", { name: tr(title) }).locator(`input[name=${field}]`);
      await expect.poll(() => first.inputValue()).toBe("Web sitesi yenile");
      await page.keyboard.type("me");
      expect(await first.inputValue()).toBe("Web sitesi yenileme");
    });
  });

  test("the focus goes in with the form and back to the button that opened it", async () => {
    await visiting(owner, async ({ page, go }) => {
      await go("/tasks?layout=list&filter[done]=false");
      const arrive = await delayScripts(page);
      const button = page.locator("main header").getByRole("button", { name: tr("tasks.new"), exact: true });
      await button.press("Enter");
      await page.keyboard.type("Ara");
      arrive();
      const title = page.getByRole("dialog").locator("input[name=title]");
      await expect.poll(() => title.inputValue()).toBe("Ara");
      await page.keyboard.press("Escape");
      await expect.poll(() => button.evaluate((it) => it === document.activeElement)).toBe(true);
      // Its code is there now: nothing is kept, nothing comes twice.
      await button.press("Enter");
      await expect.poll(() => title.evaluate((it) => it === document.activeElement)).toBe(true);
      expect(await title.inputValue()).toBe("");
    });
  });
});

test("what is typed before a page's script is there stays, on every page", async () => {
  const visits = [
    ...publicPages().map((path): [Visitor, string] => [{ slug: "anka" }, path]),
    ...(await staffPages("anka")).map((path): [Visitor, string] => [owner, path]),
    [{ slug: "platform" }, "/platform/sign-in"] as [Visitor, string],
  ].values();
  let fields = 0;
  const next = async () => {
    for (const [visitor, path] of visits)
      await visiting(visitor, async ({ page, expectStatus }) => {
        for (const status of [404, 409]) expectStatus(status);
        const arrive = await delayScripts(page);
        await page.goto(path, { waitUntil: "commit" });
        await page.locator("main, form").first().waitFor();
        const typed = await page.locator(TYPED).evaluateAll(typeInto);
        fields += typed;
        if (typed === 0) return arrive();
        arrive();
        await settled(page);
        const gone = () => page.evaluate(lostOf, typed);
        // React takes a page over part by part.
        await page.waitForTimeout(400);
        await expect.poll(async () => ({ path, lost: await gone() }), { timeout: 5_000 }).toEqual({ path, lost: [] });
      });
  };
  await Promise.all([next(), next(), next()]);
  expect(fields).toBeGreaterThan(20);
}, 180_000);

const TYPED = `:is(${["text", "search", "email", "password", "url", "tel"]
  .map((type) => `input[type=${type}]`)
  .join()}, input:not([type]), textarea):enabled:not([readonly])`;

/** A search makes another page of it, so a form's own fields come first. */
function typeInto(found: Element[]): number {
  const forms = (found as HTMLInputElement[]).filter(({ type }) => type !== "search");
  const fields = forms.length > 0 ? forms : (found as HTMLInputElement[]);
  for (const field of fields) {
    field.value = field.type === "email" ? "a@b.example" : "12";
    field.dataset.typed = field.value;
    field.dispatchEvent(new Event("input", { bubbles: true }));
  }
  return fields.length;
}

/** Fields that say something else now. Only what stood for a combobox may be gone. */
function lostOf(typed: number): string[] {
  const fields = [...document.querySelectorAll<HTMLInputElement>("[data-typed]")];
  const lost = fields.filter(({ value, dataset }) => value !== dataset.typed).map(({ outerHTML }) => outerHTML);
  const boxes = document.querySelectorAll("input[role=combobox]").length;
  return fields.length + boxes < typed ? [...lost, `${typed - fields.length - boxes} are gone`] : lost;
}

/** From now on scripts wait until they are let go. */
async function delayScripts(page: Page): Promise<() => void> {
  const { promise, resolve } = Promise.withResolvers<void>();
  await page.route("**/assets/*.js", async (route) => {
    await promise;
    await route.continue();
  });
  return resolve;
}
