import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { translator } from "#messages/server.ts";
import { closeBrowser, visiting } from "./browser.ts";
import {
  type Answer,
  account,
  api,
  ask,
  eventually,
  hostOf,
  type Json,
  operatorSignedIn,
  origin,
  signedIn,
  sql,
} from "./product.ts";
import { publicPages, staffPages } from "./site-map.ts";

// What a person of Anka, or their browser, may come across must not speak of us, of our other tenants or of our makers.
const anka = hostOf("anka");
const others = /kervan|\bpera\b|lodos|platform\.localhost/i;
const makers =
  /swagger|smartbear|\bvite\b|cloudflare|workerd|miniflare|wrangler|\bneon\b|postgres|drizzle|\bhono\b|remix|react[ -]?router|\bx-powered-by\b|radix|shadcn|base-ui|tailwind/i;

let cookie: string;
const seen = new Map<string, Answer>();

beforeAll(async () => {
  cookie = await signedIn("anka", "owner");
  await crawl();
}, 120_000);
afterAll(closeBrowser);

test("the crawl went everywhere: pages, records, errors, documents, files", () => {
  const paths = [...seen.keys()];
  for (const must of [
    "/",
    "/customers",
    "/sign-in",
    "/forgot-password",
    "/api/docs",
    "/api/v1/openapi.json",
    "/manifest.webmanifest",
    "/icon.svg",
    "/there-is-no-such-page",
    "/platform",
  ]) {
    expect(paths).toContain(must);
  }
  expect(paths.filter((path) => /^\/customers\/[0-9a-f-]{36}$/.test(path)).length).toBeGreaterThan(3);
  expect(paths.filter((path) => path.startsWith("/assets/")).length).toBeGreaterThan(10);
  expect([...seen.values()].filter(({ status }) => status === 503 || status === 500)).toEqual([]);
});

test("no page, document or file says another brand's name or ours", () => {
  const leaks = [...seen].flatMap(([path, { text }]) => quotes(text, others).map((quote) => `${path}: ${quote}`));
  expect(leaks).toEqual([]);
});

test("no visible word, link or address names a maker of a part", () => {
  const leaks = [...seen].flatMap(([path, answer]) =>
    [
      ...quotes(path, makers),
      ...(isHtml(answer)
        ? [...quotes(visible(answer.text), makers), ...links(answer.text).flatMap((link) => quotes(link, makers))]
        : []),
      ...(/json|manifest/.test(String(answer.headers["content-type"])) ? quotes(answer.text, makers) : []),
    ].map((quote) => `${path}: ${quote}`),
  );
  expect(leaks).toEqual([]);
});

test("no header and no cookie does either", async () => {
  const leaks = new Set<string>();
  for (const [path, { headers }] of seen) {
    for (const [name, value] of Object.entries(headers)) {
      const line = `${name}: ${value}`;
      // The host's own name is in it: anka.localhost.
      if (others.test(line) || makers.test(line)) leaks.add(`${path}: ${line}`);
      if (/^(server|via|x-powered-by)$/.test(name)) leaks.add(`${path}: ${line}`);
    }
  }
  const out = await ask(anka, "/sign-in", { body: new URLSearchParams({ ...account("anka", "owner"), to: "/" }) });
  const names = (out.headers["set-cookie"] ?? []).map((one) => one.split("=")[0]);
  expect(names.sort()).toEqual(["session"]);
  expect([...leaks]).toEqual([]);
});

test("whatever a page loads or sends to is on this host", () => {
  const outside = [...seen].flatMap(([path, answer]) =>
    isHtml(answer)
      ? loads(answer.text)
          .filter((link) => /^(https?:)?\/\//.test(link) && !link.startsWith(origin(anka)))
          .map((link) => `${path}: ${link}`)
      : [],
  );
  expect(outside).toEqual([]);
});

describe("mails", () => {
  test("an invitation and a forgotten password carry Anka's brand, Anka's links, and nobody else's name", async () => {
    const email = `marka-${randomUUID()}@anka.example`;
    const roles = (await api("anka", "/roles?limit=50", { cookie })).json().data;
    const roleId = roles.find((role: Json) => role.key === "viewer").id;
    await api("anka", "/users", { cookie, body: { name: "Marka Sınaması", email, roleId } });
    await ask(anka, "/forgot-password", { body: new URLSearchParams({ email: account("anka", "viewer").email }) });
    const mails = await eventually(async () => {
      const rows = await sql<{ id: string; template: string; subject: string }>(
        "select m.id, m.template, m.subject from mails m join tenants t on t.id = m.tenant_id where t.slug = 'anka' and m.status = 'sent'",
      );
      return new Set(rows.map(({ template }) => template)).size >= 2 && rows;
    });
    const operator = await operatorSignedIn();
    for (const { id, subject } of mails) {
      const page = await ask(hostOf("platform"), `/platform/mails?id=${id}`, { cookie: operator });
      const mail = unescaped(/srcDoc="([^"]*)"/i.exec(page.text)?.[1] ?? "");
      expect(mail.length, subject).toBeGreaterThan(500);
      expect(mail).toContain("Anka Dijital");
      expect(quotes(mail + subject, others), subject).toEqual([]);
      expect(quotes(visible(mail), makers), subject).toEqual([]);
      const hosts = [...mail.matchAll(/https?:\/\/([^/"'\s<]+)/g)].map((match) => match[1]);
      expect(hosts.length).toBeGreaterThan(0);
      expect(new Set(hosts)).toEqual(new Set([new URL(origin(anka)).host]));
    }
  });
});

test("a real browser asks no other host, keeps no other cookie, and stores nothing with our name", async () => {
  await visiting({ slug: "anka", role: "owner" }, async ({ page, go, context }) => {
    const asked = new Set<string>();
    page.on("request", (request) => asked.add(request.url()));
    for (const path of ["/", "/customers", "/api/docs"]) await go(path);
    await page.keyboard.press("Control+k").catch(() => undefined);
    for (const address of asked)
      expect(address).toMatch(new RegExp(`^(${origin(anka)}/|data:|blob:|${origin(anka).replace("http", "ws")}/)`));
    expect(
      (await context.cookies())
        .map(({ name }) => name)
        .filter((name) => !["session", "language", "look"].includes(name) && !name.startsWith("list")),
    ).toEqual([]);
    const stored = await page.evaluate(() =>
      JSON.stringify([Object.entries(localStorage), Object.keys(sessionStorage)]),
    );
    expect(quotes(stored, others)).toEqual([]);
  });
});

/** Follows every link from every page, as the owner; each kind of record page a few times. */
async function crawl(): Promise<void> {
  const queue = [
    "/",
    ...(await staffPages("anka")),
    ...publicPages(),
    "/api/docs",
    "/api/v1/openapi.json",
    "/manifest.webmanifest",
    "/icon.svg",
    "/there-is-no-such-page",
    "/platform",
    "/platform/mails",
    "/api/v1/there-is-no-such-path",
    "/assets/none.js",
    "/live",
  ];
  const perKind = new Map<string, number>();
  for (let path = queue.shift(); path !== undefined; path = queue.shift()) {
    const kind = path
      .replace(/[0-9a-f]{8}-[0-9a-f-]{27}/g, ":id")
      .replace(/\?.*/, (query) => `?${[...new URLSearchParams(query).keys()].sort()}`);
    const times = perKind.get(kind) ?? 0;
    if (seen.has(path) || times >= 6 || seen.size > 400) continue;
    perKind.set(kind, times + 1);
    const stranger = publicPages().includes(path);
    const answer = await ask(anka, path, stranger ? {} : { cookie });
    seen.set(path, answer);
    const inside = isHtml(answer)
      ? links(answer.text)
      : path.startsWith("/assets/")
        ? [...answer.text.matchAll(/["'(](\.?\/?(?:assets\/)?[\w-]+\.(?:js|css|woff2|svg))["')]/g)].map((match) =>
            (match[1] ?? "").replace(/^(\.\/|\/?assets\/)?/, "/assets/"),
          )
        : [];
    for (const link of inside)
      if (link.startsWith("/") && !link.startsWith("//") && link !== "/sign-out") queue.push(link.split("#")[0] ?? "");
  }
}

function isHtml({ headers }: Answer): boolean {
  return String(headers["content-type"]).startsWith("text/html");
}

function links(html: string): string[] {
  return [...html.matchAll(/\s(?:href|src|action|content|poster)="([^"]*)"/g)].map((match) =>
    unescaped(match[1] ?? ""),
  );
}

/** What a browser fetches by itself, not what a person may follow. */
function loads(html: string): string[] {
  return [...html.matchAll(/<(?:script|img|iframe|link|source|form)\b[^>]*?\s(?:href|src|action)="([^"]*)"/g)].map(
    (match) => unescaped(match[1] ?? ""),
  );
}

function visible(html: string): string {
  const body = html.replace(/<(script|style)\b[^>]*>.*?<\/\1>/gs, "");
  const spoken = [...body.matchAll(/\s(?:title|alt|aria-label|placeholder)="([^"]*)"/g)]
    .map((match) => match[1])
    .join("\n");
  return unescaped(`${body.replace(/<[^>]+>/g, "\n")}\n${spoken}`);
}

function unescaped(text: string): string {
  return text
    .replace(/&quot;/g, '"')
    .replace(/&#x27;|&#39;/g, "'")
    .replace(/&lt;/g, "<")
    .replace(/&gt;/g, ">")
    .replace(/&amp;/g, "&");
}

function quotes(text: string, pattern: RegExp): string[] {
  const every = new RegExp(pattern.source, "gi");
  return [
    ...new Set(
      [...text.matchAll(every)].map(({ index }) =>
        text.slice(Math.max(0, index - 30), index + 40).replace(/\s+/g, " "),
      ),
    ),
  ].slice(0, 5);
}

test("an agency's new colour is on the page once it is saved, the same that the server writes", async () => {
  const [stored] = await sql<{ brand: object }>("select brand from tenants where slug = 'pera'");
  const en = translator("en");
  await visiting({ slug: "pera", role: "owner" }, async ({ page, go }) => {
    const colours = () =>
      page.evaluate(() => {
        const style = getComputedStyle(document.documentElement);
        return ["--brand", "--bg", "--brand-text"].map((name) => style.getPropertyValue(name));
      });
    await go("/settings/brand");
    const before = await colours();
    await page.getByLabel(en("settings.brand.colour"), { exact: true }).first().fill("#b3261e");
    await page.getByRole("button", { name: en("settings.save"), exact: true }).click();
    await page.getByText(en("settings.saved")).waitFor();
    await expect.poll(colours).not.toEqual(before);
    const after = await colours();
    await go("/settings/brand");
    expect(await colours()).toEqual(after);
  });
  await sql("update tenants set brand = $1 where slug = 'pera'", [JSON.stringify(stored?.brand)]);
});
