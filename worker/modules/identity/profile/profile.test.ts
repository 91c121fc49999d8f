import { beforeAll, describe, expect, it } from "vitest";
import { type Fixture, freshTenant } from "#worker/testing/fixture.ts";
import { getProfile, getUser, listSessions, revokeOtherSessions, revokeSession, updateProfile } from "../index.ts";
import { deviceOf } from "../sessions/device.ts";

let t: Fixture;
beforeAll(async () => {
  t = await freshTenant();
});

/** One more session of a person. */
async function another(userId: string, hash = crypto.randomUUID()) {
  await t.sql(
    "insert into sessions (tenant_id, id, user_id, token_hash, expires_at) values ($1, uuidv7(), $2, $3, now() + interval '1 day')",
    [t.tenant.id, userId, hash],
  );
  return t.open({ kind: "session", hash });
}

describe("one's own profile", () => {
  it("is changed by everybody for themselves, and for nobody else", async () => {
    const { id, ctx } = await t.newUser("viewer");
    expect(await ctx.run(updateProfile, { name: " Işıl ", language: "en", timeZone: "Europe/Berlin" })).toMatchObject({
      id,
      name: "Işıl",
      language: "en",
      timeZone: "Europe/Berlin",
    });
    expect(await ctx.run(updateProfile, { language: null })).toMatchObject({
      name: "Işıl",
      language: null,
      timeZone: "Europe/Berlin",
    });
    expect(await ctx.run(getProfile, {})).toMatchObject({
      name: "Işıl",
      roleKey: "viewer",
      tenant: { id: t.tenant.id, name: "Test" },
    });
    const [other] = await t.sql<{ name: string }>(
      "select count(*)::int as name from users where tenant_id = $1 and name = 'Işıl'",
      [t.tenant.id],
    );
    expect(other?.name).toBe(1);
    expect(await (await t.as("owner")).run(getUser, { id })).toMatchObject({ roleKey: "viewer", status: "active" });
  });

  it("takes no role, no unknown time zone and no picture that is not there", async () => {
    const { ctx } = await t.newUser("viewer");
    await expect(ctx.run(updateProfile, { roleId: crypto.randomUUID() } as never)).rejects.toMatchObject({
      fields: [{ path: "roleId", reason: "unknown_field" }],
    });
    for (const timeZone of ["Mars/Olympus", "+03:00", "x'; drop"])
      await expect(ctx.run(updateProfile, { timeZone })).rejects.toMatchObject({ fields: [{ path: "timeZone" }] });
    const other = await freshTenant();
    const [file] = await other.sql<{ id: string }>(
      "insert into files (tenant_id, id, name, content_type, size, sha256) values ($1, uuidv7(), 'a.png', 'image/png', 1, 'x') returning id",
      [other.tenant.id],
    );
    await expect(ctx.run(updateProfile, { pictureId: file?.id ?? "" })).rejects.toMatchObject({
      fields: [{ path: "pictureId" }],
    });
  });
});

describe("one's own sessions", () => {
  it("are listed with the current one, and end one by one or all others at once", async () => {
    const { id, ctx } = await t.newUser("member");
    const [second, third, fourth] = [await another(id), await another(id), await another(id)];
    const { data } = await second.run(listSessions, {});
    expect(data.filter((session) => session.current)).toHaveLength(1);
    expect(data).toHaveLength(4);
    const mine = (await third.run(listSessions, {})).data.find((session) => session.current)?.id ?? "";
    await ctx.run(revokeSession, { id: mine });
    await expect(third.run(getProfile, {})).rejects.toMatchObject({ reason: "session_ended" });
    await expect(ctx.run(revokeSession, { id: mine })).rejects.toMatchObject({ code: "not_found" });
    await ctx.run(revokeOtherSessions, {});
    for (const gone of [second, fourth])
      await expect(gone.run(getProfile, {})).rejects.toMatchObject({ reason: "session_ended" });
    expect((await ctx.run(listSessions, {})).data).toMatchObject([{ current: true }]);
  });

  it("of others are not seen and not ended, not even by the owner", async () => {
    const { ctx } = await t.newUser("member");
    const mine = (await ctx.run(listSessions, {})).data[0]?.id ?? "";
    const owner = await t.as("owner");
    await expect(owner.run(revokeSession, { id: mine })).rejects.toMatchObject({ code: "not_found" });
    await owner.run(revokeOtherSessions, {});
    expect((await owner.run(listSessions, {})).data.map(({ id }) => id)).not.toContain(mine);
    await ctx.run(getProfile, {});
  });

  it.each([
    [
      "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Safari/537.36 Edg/142.0.0.0",
      "Edge",
      "Windows",
    ],
    [
      "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.1 Safari/605.1.15",
      "Safari",
      "macOS",
    ],
    [
      "Mozilla/5.0 (iPhone; CPU iPhone OS 18_1 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) CriOS/142.0 Mobile/15E148 Safari/604.1",
      "Chrome",
      "iPhone",
    ],
    [
      "Mozilla/5.0 (Linux; Android 15) AppleWebKit/537.36 (KHTML, like Gecko) SamsungBrowser/28.0 Chrome/130.0.0.0 Mobile Safari/537.36",
      "Samsung Internet",
      "Android",
    ],
    ["Mozilla/5.0 (X11; Linux x86_64; rv:143.0) Gecko/20100101 Firefox/143.0", "Firefox", "Linux"],
    ["curl/8.5", null, null],
  ])("names the device of %s", (userAgent, browser, system) => {
    expect(deviceOf(userAgent)).toEqual({ browser, system });
  });
});
