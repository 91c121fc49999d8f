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
const mark = `Pano ${randomUUID().slice(0, 8)}`;
let projectId: string;

beforeAll(async () => {
  const make = async (path: string, body: object) => (await api("anka", path, { method: "POST", body })).json();
  const customer = await make("/customers", { kind: "company", name: mark });
  projectId = (await make("/projects", { name: mark, customerId: customer.id, status: "planned" })).id;
});

const column = (page: Page, name: string) => page.getByRole("region", { name, exact: true });
const statusOf = async () => (await api("anka", `/projects/${projectId}`)).json().status as string;

test("projects in a column for each status: moved by menu, by keyboard, by hand, and taken back", {
  timeout: 90_000,
}, async () => {
  await visiting(owner, async ({ page, go }) => {
    await go(`/projects?q=${encodeURIComponent(mark)}`);
    await page.getByRole("button", { name: tr("lists.layout.choose") }).click();
    await page.getByRole("menuitem", { name: tr("projects.field.status") }).click();
    await page.waitForURL(/layout=board&by=status/);
    const card = page.getByRole("link", { name: mark, exact: true });
    await column(page, tr("projects.status.planned")).getByRole("link", { name: mark }).waitFor();
    await settled(page);
    expect(await axe(page)).toEqual([]);

    await card.hover();
    await page.getByRole("button", { name: tr("ui.options", { name: mark }) }).click();
    await page.getByRole("menuitem", { name: tr("projects.status.active") }).click();
    await column(page, tr("projects.status.active")).getByRole("link", { name: mark }).waitFor();
    await expect.poll(statusOf).toBe("active");
    await page.getByRole("button", { name: tr("ui.undo") }).click();
    await expect.poll(statusOf).toBe("planned");
    await column(page, tr("projects.status.planned")).getByRole("link", { name: mark }).waitFor();

    await card.focus();
    await page.keyboard.press("Shift+ArrowRight");
    await expect.poll(statusOf).toBe("active");
    await column(page, tr("projects.status.active")).getByRole("link", { name: mark }).waitFor();

    await card.dragTo(column(page, tr("projects.status.on_hold")));
    await expect.poll(statusOf).toBe("on_hold");
    await page.reload();
    await column(page, tr("projects.status.on_hold")).getByRole("link", { name: mark }).waitFor();
  });
});

test("a card that somebody else changed meanwhile goes back, and says why", { timeout: 60_000 }, async () => {
  await visiting(owner, async ({ page, go, problems }) => {
    await api("anka", `/projects/${projectId}`, { method: "PATCH", body: { status: "planned" } });
    await go(`/projects?layout=board&by=status&q=${encodeURIComponent(mark)}`);
    const card = page.getByRole("link", { name: mark, exact: true });
    await card.waitFor();
    await page.route(
      /\/api\/v1\/projects\//,
      async (route) => {
        await api("anka", `/projects/${projectId}`, { method: "PATCH", body: { status: "done" } });
        await route.continue();
      },
      { times: 1 },
    );
    await card.focus();
    await page.keyboard.press("Shift+ArrowRight");
    await page.getByText(tr("lists.board.failed", { name: mark })).waitFor();
    await column(page, tr("projects.status.done")).getByRole("link", { name: mark }).waitFor();
    expect(await statusOf()).toBe("done");
    expect(problems.splice(0)).toEqual([expect.stringContaining("412")]);
  });
});

test("records of the agency's own by a field of its own; the board is kept with a view that the list opens with", {
  timeout: 90_000,
}, async () => {
  const name = `${mark} sözleşme`;
  await api("anka", `/objects/${OBJECT}/records`, {
    method: "POST",
    body: { name, custom: { kind: "ads", fee: 1_000_00, starts: "2026-12-01" } },
  });
  await visiting(owner, async ({ page, go }) => {
    await go(`/objects/${OBJECT}?layout=board&by=custom.kind&q=${encodeURIComponent(mark)}`);
    await column(page, "Reklam yönetimi").getByRole("link", { name }).waitFor();
    await page.getByRole("button", { name: tr("ui.views.save") }).click();
    await page.getByLabel(tr("ui.views.name")).fill(mark);
    await page.keyboard.press("Enter");
    await page.waitForURL(/view=/);
    const menu = page.getByRole("button", { name: tr("ui.views.menu", { view: mark }) });
    await menu.click();
    await page.getByRole("menuitemcheckbox", { name: tr("lists.views.openFirst") }).click();
    await page.getByText(tr("lists.views.openFirstOn")).waitFor();
    await go(`/objects/${OBJECT}`);
    expect(new URL(page.url()).searchParams.get("by")).toBe("custom.kind");
    await column(page, "Reklam yönetimi").getByRole("link", { name }).waitFor();
    // All of them are still one press away.
    await page.getByRole("link", { name: tr("objects.views.all"), exact: true }).click();
    await page.waitForURL(/view=all/);
    await page.getByRole("table").waitFor();
    await page.getByRole("link", { name: mark, exact: true }).click();
    await menu.click();
    await page.getByRole("menuitem", { name: tr("ui.delete") }).click();
    await page.waitForURL((url) => url.search === "");
  });
});

test("tasks by the day they are due: moved to another day at the same hour, and taken back", {
  timeout: 90_000,
}, async () => {
  const title = `${mark} görev`;
  const made = { title, dueAt: "2031-05-14T07:30:00.000Z" };
  const { id } = (await api("anka", "/tasks", { method: "POST", body: made })).json();
  const dueAt = async () => (await api("anka", `/tasks/${id}`)).json().dueAt as string;
  await visiting(owner, async ({ page, go }) => {
    await go(`/tasks?layout=list&q=${encodeURIComponent(mark)}`);
    await page.getByRole("button", { name: tr("lists.layout.choose") }).click();
    await page.getByRole("menuitem", { name: tr("tasks.field.dueAt"), exact: true }).click();
    await page.waitForURL(/layout=calendar&by=dueAt/);
    await go(`${new URL(page.url()).pathname}${new URL(page.url()).search}&on=2031-05-20`);
    await page.getByRole("heading", { name: "Mayıs 2031" }).waitFor();
    const day = (name: string) => page.getByRole("region", { name });
    const entry = page.getByRole("button", { name: `10:30${title}` });
    await day("14 Mayıs 2031 Çarşamba").getByRole("button", { name: title }).waitFor();
    await settled(page);
    expect(await axe(page)).toEqual([]);

    await entry.first().focus();
    await page.keyboard.press("Shift+ArrowDown");
    await day("21 Mayıs 2031 Çarşamba").getByRole("button", { name: title }).waitFor();
    await expect.poll(dueAt).toBe("2031-05-21T07:30:00.000Z");
    await page.getByRole("button", { name: tr("ui.undo") }).click();
    await expect.poll(dueAt).toBe("2031-05-14T07:30:00.000Z");

    await day("14 Mayıs 2031 Çarşamba").getByRole("button", { name: title }).dragTo(day("16 Mayıs 2031 Cuma"));
    await expect.poll(dueAt).toBe("2031-05-16T07:30:00.000Z");
    await page.getByRole("button", { name: tr("lists.calendar.after") }).click();
    await page.getByRole("heading", { name: "Haziran 2031" }).waitFor();
    await page.getByRole("radio", { name: tr("lists.calendar.week") }).click();
    await page.waitForURL(/span=week/);
  });
  await visiting(
    owner,
    async ({ page, go }) => {
      await go(`/tasks?layout=calendar&by=dueAt&on=2031-05-01&q=${encodeURIComponent(mark)}`);
      await page.getByRole("heading", { name: "16 Mayıs 2031 Cuma" }).waitFor();
      await settled(page);
      expect(await axe(page)).toEqual([]);
    },
    { viewport: { width: 390, height: 844 } },
  );
});
