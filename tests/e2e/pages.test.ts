import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { english } from "#messages/en/index.ts";
import { turkish } from "#messages/tr/index.ts";
import { OBJECT } from "../../local/seed/shape.ts";
import { axe, closeBrowser, settled, type Visitor, visiting } from "./browser.ts";
import { api, ask, eventually, hostOf, signedIn } from "./product.ts";
import { platformPages, publicPages, siteMap, staffPages } from "./site-map.ts";

let staff: string[];
let platform: Map<string, string>;
beforeAll(async () => {
  await somethingInEach();
  [staff, platform] = await Promise.all([staffPages("anka"), platformPages()]);
});

/** Lists that the demo leaves empty have a row, whichever file ran before. */
async function somethingInEach(): Promise<void> {
  const gone = (await api("anka", "/customers", { body: { kind: "person", name: "Silinen Kişi" } })).json();
  expect((await api("anka", `/customers/${gone.id}`, { method: "DELETE" })).status).toBe(204);
  const select = { query: "filter[kind]=company" };
  const made = (await api("anka", "/exports", { body: { subject: "customers", format: "csv", select } })).json();
  await eventually(async () => (await api("anka", `/exports/${made.id}`)).json().readyAt);
}

afterAll(closeBrowser);

const owner: Visitor = { slug: "anka", role: "owner" };
const stranger: Visitor = { slug: "anka" };
const operator: Visitor = { slug: "platform", role: "operator" };

/** Each kind of page with who looks at it. */
function all(): [Visitor, string][] {
  return [
    ...staff.map((path): [Visitor, string] => [owner, path]),
    ...publicPages().map((path): [Visitor, string] => [stranger, path]),
    [stranger, "/api/docs"],
    [stranger, "/there-is-no-such-page"],
    [{ slug: "platform" }, "/platform/sign-in"],
    ...[...platform.values()].map((path): [Visitor, string] => [operator, path]),
  ];
}

// One test a page: what is wrong with one says nothing of the others.
const kinds = siteMap.map(({ path }) => path);
test.each([...kinds, "/api/docs", "/there-is-no-such-page"])(
  "%s: light, dark, phone",
  { timeout: 60_000 },
  async (kind) => {
    const [visitor, path] = pageOf(kind);
    await visiting(visitor, async ({ page, go, expectStatus }) => {
      for (const status of [404, 409]) if (visitor === stranger) expectStatus(status);
      const status = await go(path);
      expect(status, path).toBeLessThan(kind.includes(":token") || kind.startsWith("/there") ? 410 : 400);
      expect(await page.title(), `title of ${path}`).not.toBe("");
      expect.soft(await axe(page), `axe on ${path}, light`).toEqual([]);
      if (kind !== "/api/docs" && (visitor.slug === "anka" || visitor.slug === "platform")) {
        expect.soft(await englishLeft(() => page.evaluate(sentences)), `English on ${path}`).toEqual([]);
      }
      await page.evaluate(() => document.documentElement.setAttribute("data-theme", "dark"));
      await settled(page);
      expect.soft(await axe(page, ["color-contrast", "link-in-text-block"]), `axe on ${path}, dark`).toEqual([]);
    });
    await visiting(
      visitor,
      async ({ page, go, expectStatus }) => {
        for (const status of [404, 409]) if (visitor === stranger) expectStatus(status);
        await go(path);
        const { width, widest } = await page.evaluate(widestPart);
        expect.soft(width, `${path} scrolls sideways at 360 px: ${widest}`).toBeLessThanOrEqual(360);
        if (path !== "/api/docs")
          expect.soft(await axe(page, ["target-size", "color-contrast"]), `axe on ${path}, phone`).toEqual([]);
      },
      { viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true },
    );
  },
);

test("going from page to page shifts nothing either", { timeout: 120_000 }, async () => {
  await visiting(owner, async ({ page, go }) => {
    await go("/");
    const shifts: Record<string, number> = {};
    for (const path of staff) {
      // By script, for a shift right after a press would be forgiven.
      shifts[path] = await page.evaluate(async (to) => {
        const here = window as unknown as {
          shifted: number;
          __reactRouterDataRouter: { navigate(to: string): Promise<void> };
        };
        here.shifted = 0;
        await here.__reactRouterDataRouter.navigate(to);
        await new Promise((done) => setTimeout(done, 600));
        return here.shifted;
      }, path);
    }
    expect(Object.entries(shifts).filter(([, shift]) => shift > 0.02)).toEqual([]);
  });
});

test("every page of the site map was looked at", () => {
  const seen = new Set(all().map(([, path]) => path));
  expect(seen.size).toBeGreaterThanOrEqual(siteMap.length);
});

describe("others than the owner", () => {
  test.each(["viewer", "member", "manager"] as const)(
    "a %s gets every page or is told no, never an error",
    async (role) => {
      const cookie = await signedIn("anka", role);
      const statuses: Record<string, number> = {};
      for (const path of staff) statuses[path] = (await ask(hostOf("anka"), path, { cookie })).status;
      const wrong = Object.entries(statuses).filter(([, status]) => ![200, 302, 403, 404].includes(status));
      expect(wrong).toEqual([]);
      expect(statuses["/customers"]).toBe(200);
    },
  );

  test("an empty tenant's pages all open", async () => {
    const cookie = await signedIn("lodos", "owner");
    // It has no records, and no objects of its own.
    for (const path of staff.filter((one) => !/[0-9a-f]{8}-/.test(one) && !one.includes(OBJECT))) {
      expect((await ask(hostOf("lodos"), path, { cookie })).status, path).toBeLessThan(400);
    }
  });

  test("nobody sees a page of the other kind of host", async () => {
    for (const path of platform.values()) expect((await ask(hostOf("anka"), path)).status, path).toBe(404);
    for (const path of staff) expect((await ask(hostOf("anka"), path)).headers.location, path).toMatch(/^\/sign-in/);
  });
});

function pageOf(kind: string): [Visitor, string] {
  const at = siteMap.findIndex(({ path }) => path === kind);
  const { area } = siteMap[at] ?? { area: "public" };
  if (at < 0) return [stranger, kind];
  const alike = siteMap.filter((one) => one.area === area).findIndex(({ path }) => path === kind);
  if (area === "staff") return [owner, staff[alike] ?? kind];
  if (area === "public") return [stranger, publicPages()[alike] ?? kind];
  return [kind.endsWith("sign-in") ? { slug: "platform" } : operator, platform.get(kind) ?? kind];
}

/** Runs in the page: everything it says, by sight or by ear. */
function sentences(): string[] {
  const said = new Set<string>([document.title]);
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    if (!node.parentElement?.closest("script, style, [lang=en]")) said.add(node.textContent?.trim() ?? "");
  }
  for (const name of ["aria-label", "placeholder", "title", "alt", "aria-description", "data-tip"]) {
    for (const element of document.querySelectorAll(`[${name}]`)) said.add(element.getAttribute(name) ?? "");
  }
  return [...said];
}

/** Sentences of the English catalogue that are not Turkish ones as well; a placeholder stands for anything. */
const englishSentences = unlike(leaves(english), new Set(leaves(turkish)));

async function englishLeft(read: () => Promise<string[]>): Promise<string[]> {
  return (await read()).filter((said) => englishSentences.some((sentence) => sentence.test(said)));
}

function unlike(ours: string[], theirs: Set<string>): RegExp[] {
  return ours
    .filter((sentence) => !theirs.has(sentence) && sentence.replace(/\{\{\w+\}\}/g, "").trim().length > 8)
    .map(
      (sentence) =>
        new RegExp(
          `^${sentence
            .split(/\{\{\w+\}\}/)
            .map(escaped)
            .join(".+")}$`,
        ),
    );
}

function escaped(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|]/g, "\\$&");
}

function leaves(catalogue: object): string[] {
  return Object.values(catalogue).flatMap((value) => (typeof value === "string" ? [value] : leaves(value)));
}

/** Runs in the page. */
function widestPart(): { width: number; widest: string } {
  const parts = [...document.querySelectorAll("body *")].filter((part) => part.getBoundingClientRect().right > 361);
  return {
    width: document.documentElement.scrollWidth,
    widest: parts
      .slice(0, 3)
      .map((part) => part.outerHTML.slice(0, 120))
      .join(" | "),
  };
}
