import { describe, expect, it } from "vitest";
import { uploadFile } from "#worker/modules/files/index.ts";
import { freshTenant } from "#worker/testing/fixture.ts";
import { encodePng } from "../icon/png.ts";
import { getSettings } from "./get-settings.ts";
import { updateSettings } from "./update-settings.ts";

describe("settings", () => {
  it("changes what is named, keeps the rest, and raises the version", async () => {
    const { as } = await freshTenant();
    const admin = await as("admin");
    const before = await admin.run(getSettings, {});
    const after = await admin.run(updateSettings, {
      version: before.version,
      name: "Çınar Ajans",
      colour: "#AB12CD",
      supportEmail: "Destek@Cinar.example",
      timeZone: "Europe/Berlin",
    });
    expect(after).toMatchObject({
      name: "Çınar Ajans",
      colour: "#ab12cd",
      supportEmail: "destek@cinar.example",
      timeZone: "Europe/Berlin",
      radius: before.radius,
      currency: "TRY",
    });
    expect(after.version).toBeGreaterThan(before.version);
    const cleared = await admin.run(updateSettings, { supportEmail: "" });
    expect(cleared).toMatchObject({ supportEmail: null, name: "Çınar Ajans" });
  });

  it("makes every Worker that remembers the old brand look again", async () => {
    const { as, tenant, sql } = await freshTenant();
    await (await as("owner")).run(updateSettings, { name: "Yeni Ad" });
    const [stored] = await sql<{ version: number }>("select version from tenants where id = $1", [tenant.id]);
    expect(stored?.version).toBeGreaterThan(tenant.version);
  });

  it("refuses a save over somebody else's", async () => {
    const { as } = await freshTenant();
    const owner = await as("owner");
    const { version } = await owner.run(getSettings, {});
    await owner.run(updateSettings, { version, radius: "large" });
    await expect(owner.run(updateSettings, { version, radius: "none" })).rejects.toMatchObject({
      code: "changed_meanwhile",
    });
    expect(await owner.run(getSettings, {})).toMatchObject({ radius: "large" });
  });

  it.each([
    { colour: "red" },
    { colour: "#fff" },
    { colour: "#ffffff;}body{display:none" },
    { secondColour: "url(x)" },
    { icon: "<svg/>" },
    { legal: [{ label: "x", url: "javascript:alert(1)" }] },
    { legal: [{ label: "x", url: "//evil.example" }] },
    { timeZone: "Mars/Base" },
    { currency: "XXX" },
    { status: "active" },
    { planKey: "scale" },
    { limits: { users: 9000 } },
    { tenantId: "0190a000-0000-7000-8000-000000000000" },
  ])("refuses %j", async (input) => {
    const owner = await (await fixture()).as("owner");
    await expect(owner.run(updateSettings, input as never)).rejects.toMatchObject({ code: "invalid" });
  });

  it("takes a square PNG as icon, and goes back to the letter", async () => {
    const t = await freshTenant();
    const owner = await t.as("owner");
    const picture = (size: number) => encodePng({ size, rgba: new Uint8Array(size * size * 4).fill(200) });
    const store = async (file: Uint8Array<ArrayBuffer>, ctx = owner) => {
      const body = new Blob([file]).stream();
      return (await uploadFile(ctx, { name: "x", declaredType: "image/png", body, length: null })).id;
    };
    const letter = (await owner.run(getSettings, {})).iconUrl;
    const chosen = await owner.run(updateSettings, { iconFile: await store(await picture(512)) });
    expect(chosen).toMatchObject({ hasIcon: true });
    expect(chosen.iconUrl).not.toBe(letter);
    const svg = new TextEncoder().encode('<svg xmlns="http://www.w3.org/2000/svg"/>');
    for (const file of [await picture(511), svg, new Uint8Array([0xff, 0xd8, 0xff, 0xe0])])
      await expect(owner.run(updateSettings, { iconFile: await store(file) })).rejects.toMatchObject({
        code: "invalid",
        fields: [{ path: "iconFile", reason: "tenants.bad_icon" }],
      });
    const theirs = await store(await picture(512), await (await freshTenant()).as("owner"));
    await expect(owner.run(updateSettings, { iconFile: theirs })).rejects.toMatchObject({
      fields: [{ path: "iconFile" }],
    });
    expect(await owner.run(getSettings, {})).toMatchObject({ iconUrl: chosen.iconUrl });
    expect(await owner.run(updateSettings, { iconFile: null })).toMatchObject({ hasIcon: false, iconUrl: letter });
  });

  it.each(["manager", "member", "viewer"] as const)("is not for a %s", async (role) => {
    const { as } = await fixture();
    const ctx = await as(role);
    await expect(ctx.run(getSettings, {})).rejects.toMatchObject({ code: "forbidden" });
    await expect(ctx.run(updateSettings, { name: "x" })).rejects.toMatchObject({ code: "forbidden" });
  });

  it("never touches another tenant", async () => {
    const [one, other] = await Promise.all([freshTenant(), freshTenant()]);
    await (await one.as("owner")).run(updateSettings, { name: "Bir" });
    expect(await (await other.as("owner")).run(getSettings, {})).toMatchObject({ name: "Test" });
  });

  it("tells how much of the plan is used", async () => {
    const { as } = await freshTenant({ planKey: "starter" });
    const { plan, usage } = await (await as("owner")).run(getSettings, {});
    expect(plan.key).toBe("starter");
    expect(usage.find(({ metric }) => metric === "users")).toMatchObject({ allowed: 5 });
  });
});

let shared: ReturnType<typeof freshTenant> | undefined;
function fixture() {
  shared ??= freshTenant();
  return shared;
}
