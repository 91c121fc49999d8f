import { randomUUID } from "node:crypto";
import { afterAll, describe, expect, test } from "vitest";
import { translator } from "#messages/server.ts";
import { closeBrowser, type Visitor, visiting } from "./browser.ts";
import { ask, cookieIn, eventually, hostOf, type Json, operatorSignedIn, origin, signedIn, sql } from "./product.ts";

afterAll(closeBrowser);

const operator: Visitor = { slug: "platform", role: "operator" };
const tr = translator("tr");
const slug = `yeni-${randomUUID().slice(0, 6)}`;
const host = `${slug}.localhost`;
const email = `sahip@${slug}.example`;
const password = "kiraz-agaci-ve-bisiklet";

describe("a new agency", () => {
  let session: string;

  test("is created at the console; its owner's invitation lies in the outbox", async () => {
    expect((await ask(host, "/sign-in")).status).toBe(404);
    await visiting(operator, async ({ page, go }) => {
      await go("/platform");
      await page.getByRole("button", { name: tr("platform.new"), exact: true }).click();
      const sheet = page.getByRole("dialog", { name: tr("platform.newTitle") });
      for (const [name, value] of Object.entries({
        name: "Yeni Ajans",
        slug,
        host,
        ownerName: "Sahip Kişi",
        ownerEmail: email,
      })) {
        await sheet.locator(`input[name="${name}"]`).fill(value);
      }
      await sheet.getByRole("button", { name: tr("platform.create") }).click();
      await page.getByText(tr("platform.created", { host })).waitFor();
      await page.getByRole("cell", { name: host }).waitFor();
    });
    expect((await ask(host, "/sign-in")).text).toContain("Yeni Ajans");
  });

  test("its owner follows the link, chooses a password, and is in", async () => {
    const link = await eventually(invitation);
    expect(new URL(link).origin).toBe(origin(host));
    await visiting({ slug }, async ({ page, context }) => {
      await page.goto(link);
      await page.locator('input[name="password"]').fill(password);
      await page.keyboard.press("Enter");
      await page.locator("main#page").waitFor();
      expect(await page.title()).toContain("Yeni Ajans");
      expect((await context.cookies()).map(({ name }) => name)).toContain("session");
    });
    const used = await ask(host, new URL(link).pathname);
    expect([404, 409, 410]).toContain(used.status);
  });

  test("signs in on the new host, and can sell at once", async () => {
    const answer = await ask(host, "/sign-in", { body: new URLSearchParams({ email, password, to: "/" }) });
    session = cookieIn(answer, "session") ?? "";
    expect(session).not.toBe("");
    const pipelines = (await ask(host, "/api/v1/pipelines", { cookie: session })).json();
    expect(pipelines.data).toHaveLength(1);
    const made = await ask(host, "/api/v1/customers", {
      cookie: session,
      body: { kind: "company", name: "İlk Müşteri" },
    });
    expect(made.status, made.text).toBe(201);
    // The same person is nobody elsewhere.
    expect(
      (await ask(hostOf("anka"), "/sign-in", { body: new URLSearchParams({ email, password, to: "/" }) })).status,
    ).toBe(401);
  });

  test("its page adds a host that answers at once, and takes it away again", async () => {
    const second = `ikinci-${host}`;
    expect((await ask(second, "/sign-in")).status).toBe(404);
    await visiting(operator, async ({ page, go }) => {
      await go("/platform");
      await page.getByRole("link", { name: "Yeni Ajans" }).click();
      await page.getByRole("heading", { name: "Yeni Ajans" }).waitFor();
      await page.getByText(email).waitFor();
      const add = page.getByRole("button", { name: tr("platform.addHost") });
      await page.locator('input[name="host"]').fill(hostOf("pera"));
      await add.click();
      await page.getByText(tr.find("errors.reason.hosts_pkey") ?? "").waitFor();
      await page.locator('input[name="host"]').fill(second);
      await add.click();
      await page.getByText(tr("platform.hostAdded")).waitFor();
      expect((await ask(second, "/sign-in")).text).toContain("Yeni Ajans");
      await page.getByRole("button", { name: tr("platform.removeHost", { host: second }) }).click();
      await page
        .getByRole("dialog")
        .getByRole("button", { name: tr("platform.removeHostAction") })
        .click();
      await page.getByText(tr("platform.hostRemoved")).waitFor();
    });
    expect((await ask(second, "/sign-in")).status).toBe(404);
    expect((await ask(host, "/sign-in")).status).toBe(200);
  });

  test("suspended: the very next request is locked; resumed: it goes on", async () => {
    const read = () => ask(host, "/api/v1/customers", { cookie: session });
    expect((await read()).status).toBe(200);
    await change("suspended");
    expect((await read()).status).toBe(423);
    const page = await ask(host, "/customers", { cookie: session });
    expect([page.status, page.text.includes("Yeni Ajans")]).toEqual([423, true]);
    await change("read_only");
    expect((await read()).status).toBe(200);
    expect(
      (await ask(host, "/api/v1/customers", { cookie: session, body: { kind: "person", name: "x" } })).status,
    ).toBe(423);
    await change("active");
    expect((await read()).status).toBe(200);
  });
});

describe("installing", () => {
  test.each(["anka", "pera", "lodos"] as const)("%s has a manifest and icons of its own", async (tenant) => {
    const cookie = await signedIn(tenant, "owner");
    const manifest = await ask(hostOf(tenant), "/manifest.webmanifest", { cookie });
    expect([manifest.status, manifest.headers["content-type"]]).toEqual([200, "application/manifest+json"]);
    const { name, icons, start_url, display, theme_color, lang } = manifest.json();
    const [stored] = await sql<{ brand: { name: string }; language: string }>(
      "select brand, language from tenants where slug = $1",
      [tenant],
    );
    expect([name, lang, display]).toEqual([stored?.brand.name, stored?.language, "standalone"]);
    expect(theme_color).toMatch(/^#[0-9a-f]{6}$/i);
    expect((await ask(hostOf(tenant), start_url, { cookie })).status).toBe(200);
    expect(icons.map(({ sizes, purpose }: Json) => `${sizes} ${purpose}`)).toEqual([
      "192x192 any",
      "512x512 any",
      "512x512 maskable",
    ]);
    const page = await ask(hostOf(tenant), "/sign-in");
    expect(page.text).toMatch(/<link rel="manifest" href="\/manifest\.webmanifest"/);
    const [, touch = ""] = /<link rel="apple-touch-icon" href="([^"]+)"/.exec(page.text) ?? [];
    for (const src of [...icons.map((icon: Json) => icon.src), touch]) {
      const answer = await ask(hostOf(tenant), src);
      expect([answer.status, answer.headers["content-type"], answer.headers["cache-control"]], src).toEqual([
        200,
        "image/png",
        "public, max-age=31536000, immutable",
      ]);
      // Under another version it may be another one tomorrow.
      const old = await ask(hostOf(tenant), src.replace(/v=.*/, "v=old"));
      expect([old.status, old.headers["cache-control"]]).toEqual([200, "private, no-cache"]);
    }
    const others = hostOf(tenant === "anka" ? "pera" : "anka");
    expect((await ask(others, "/manifest.webmanifest")).json().icons[0].src).not.toBe(icons[0].src);
    expect((await ask(hostOf(tenant), "/icon-9999.png")).status).toBe(404);
  });

  test.each([hostOf("anka"), host])("%s is offered by the browser as it is", async (at) => {
    await visiting({ slug: at.split(".")[0] ?? "" }, async ({ page, context, go }) => {
      await go("/sign-in");
      const session = await context.newCDPSession(page);
      const { installabilityErrors } = await session.send("Page.getInstallabilityErrors");
      expect(installabilityErrors.filter(({ errorId }) => errorId !== "in-incognito")).toEqual([]);
      const { errors, url } = await session.send("Page.getAppManifest");
      expect([errors, new URL(url).pathname]).toEqual([[], "/manifest.webmanifest"]);
      const sizes = await page.evaluate(async () => {
        const { icons }: Json = await (await fetch("/manifest.webmanifest")).json();
        const touch = document.querySelector('link[rel="apple-touch-icon"]')?.getAttribute("href");
        const paths: string[] = [...icons.map(({ src }: { src: string }) => src), touch];
        const pictures = paths.map(async (src) => createImageBitmap(await (await fetch(src)).blob()));
        return (await Promise.all(pictures)).map(({ width, height }) => `${width}x${height}`);
      });
      expect(sizes).toEqual(["192x192", "512x512", "512x512", "180x180"]);
    });
  });
});

async function change(status: string): Promise<void> {
  const cookie = await operatorSignedIn();
  const [tenant] = await sql<{ id: string }>("select id from tenants where slug = $1", [slug]);
  const body = new URLSearchParams({ intent: "status", id: tenant?.id ?? "", status });
  const answer = await ask(hostOf("platform"), "/platform", { cookie, body });
  expect(answer.status, answer.text.slice(0, 200)).toBeLessThan(400);
}

/** The link of the invitation as the platform's outbox shows it. */
async function invitation(): Promise<string | undefined> {
  const cookie = await operatorSignedIn();
  const [mail] = await sql<Json>("select id from mails where recipient = $1 and status = 'sent'", [email]);
  if (!mail) return;
  const { text } = await ask(hostOf("platform"), `/platform/mails?id=${mail.id}`, { cookie });
  return /https?:\/\/[^"&\s<>]+\/invitation\/[\w-]+/.exec(text)?.[0];
}
