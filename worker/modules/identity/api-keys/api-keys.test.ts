import { beforeAll, describe, expect, it } from "vitest";
import { hashToken } from "#worker/kernel/token.ts";
import { type Fixture, freshTenant } from "#worker/testing/fixture.ts";
import {
  createApiKey,
  createRole,
  getProfile,
  listApiKeys,
  listSessions,
  listUsers,
  revokeApiKey,
  updateProfile,
  updateRole,
  updateUser,
} from "../index.ts";

let t: Fixture;
beforeAll(async () => {
  t = await freshTenant();
});

const withKey = (secret: string, tenant = t) => tenant.open({ kind: "api_key", hash: hashToken(secret) });

describe("API keys", () => {
  it("show their secret once, store its hash, and say who they are", async () => {
    const owner = await t.as("owner");
    const made = await owner.run(createApiKey, { name: "Site formu", grants: { "users:read": "all" } });
    expect(made.secret).toMatch(/^key_[0-9A-Za-z]{43}$/);
    expect(made.prefix).toBe(made.secret.slice(0, 8));
    expect(await t.sql("select secret_hash from api_keys where id = $1", [made.id])).toEqual([
      { secret_hash: hashToken(made.secret) },
    ]);
    const { data } = await owner.run(listApiKeys, {});
    expect(data).toMatchObject([{ id: made.id, createdByName: "Owner" }]);
    expect(JSON.stringify(data)).not.toContain(made.secret.slice(9));
    const ctx = withKey(made.secret);
    expect(await ctx.run(getProfile, {})).toMatchObject({
      kind: "api_key",
      id: made.id,
      name: "Site formu",
      email: null,
      grants: { "users:read": "all" },
    });
    await ctx.run(listUsers, {});
    const trail = await t.sql<{ all: string }>(
      "select string_agg(a::text, '') as all from audit_log a where tenant_id = $1",
      [t.tenant.id],
    );
    expect(trail[0]?.all).not.toContain(hashToken(made.secret));
    await expect(withKey(made.secret, await freshTenant()).run(getProfile, {})).rejects.toMatchObject({
      reason: "bad_api_key",
    });
  });

  it("end at once when revoked or expired", async () => {
    const owner = await t.as("owner");
    const made = await owner.run(createApiKey, { name: "x", grants: {} });
    await withKey(made.secret).run(getProfile, {});
    await owner.run(revokeApiKey, { id: made.id });
    await expect(withKey(made.secret).run(getProfile, {})).rejects.toMatchObject({ code: "unauthenticated" });
    await expect(owner.run(revokeApiKey, { id: made.id })).rejects.toMatchObject({ code: "not_found" });
    expect((await owner.run(listApiKeys, { filter: { revoked: { eq: true } } })).data.map(({ id }) => id)).toContain(
      made.id,
    );
    const short = await owner.run(createApiKey, {
      name: "x",
      grants: {},
      expiresAt: new Date(Date.now() + 60_000).toISOString(),
    });
    await t.sql("update api_keys set expires_at = now() where id = $1", [short.id]);
    await expect(withKey(short.secret).run(getProfile, {})).rejects.toMatchObject({ code: "unauthenticated" });
    await expect(
      owner.run(createApiKey, { name: "x", grants: {}, expiresAt: "2020-01-01T00:00:00Z" }),
    ).rejects.toMatchObject({ fields: [{ path: "expiresAt" }] });
  });

  it("hold no more than their maker, person or key", async () => {
    const owner = await t.as("owner");
    await expect((await t.as("manager")).run(createApiKey, { name: "x", grants: {} })).rejects.toMatchObject({
      code: "forbidden",
    });
    await expect(owner.run(createApiKey, { name: "x", grants: { "no:such": "all" } })).rejects.toMatchObject({
      fields: [{ path: "grants.no:such" }],
    });
    const plain = withKey((await owner.run(createApiKey, { name: "x", grants: { "users:read": "all" } })).secret);
    await expect(plain.run(createApiKey, { name: "x", grants: {} })).rejects.toMatchObject({ code: "forbidden" });
    const expiresAt = new Date(Date.now() + 3600_000).toISOString();
    const maker = withKey(
      (
        await owner.run(createApiKey, {
          name: "maker",
          grants: { "api_keys:write": "all", "customers:read": "team" },
          expiresAt,
        })
      ).secret,
    );
    await expect(
      maker.run(createApiKey, { name: "x", grants: { "customers:read": "all" }, expiresAt }),
    ).rejects.toMatchObject({ reason: "identity.beyond_own_rights" });
    await expect(maker.run(createApiKey, { name: "x", grants: { "customers:read": "own" } })).rejects.toMatchObject({
      reason: "identity.outlives_its_maker",
    });
    expect(await maker.run(createApiKey, { name: "x", grants: { "customers:read": "own" }, expiresAt })).toMatchObject({
      createdByName: "Owner",
    });
  });

  it("shrink with the role of their maker and end with a suspension", async () => {
    const owner = await t.as("owner");
    const grants = { "api_keys:write": "all", "users:read": "all", "customers:read": "all" } as const;
    const role = await owner.run(createRole, { name: "Bağlayan", grants });
    const { id, ctx } = await t.newUser("member");
    await owner.run(updateUser, { id, roleId: role.id });
    const key = withKey((await ctx.run(createApiKey, { name: "x", grants })).secret);
    await owner.run(updateRole, { id: role.id, grants: { "api_keys:write": "all", "customers:read": "team" } });
    expect((await key.run(getProfile, {})).grants).toEqual({ "api_keys:write": "all", "customers:read": "team" });
    const [viewer] = await t.sql<{ id: string }>("select id from roles where tenant_id = $1 and key = 'viewer'", [
      t.tenant.id,
    ]);
    await owner.run(updateUser, { id, roleId: viewer?.id ?? "" });
    expect((await key.run(getProfile, {})).grants).toEqual({ "customers:read": "team" });
    await owner.run(updateUser, { id, status: "suspended" });
    await expect(key.run(getProfile, {})).rejects.toMatchObject({ code: "unauthenticated" });
    await owner.run(updateUser, { id, status: "active" });
    await expect(key.run(getProfile, {})).rejects.toMatchObject({ code: "unauthenticated" });
  });

  it("have no profile and no sessions of their own", async () => {
    const key = await t.apiKey({ "users:write": "all" });
    await expect(key.run(updateProfile, { name: "x" })).rejects.toMatchObject({ code: "forbidden" });
    await expect(key.run(listSessions, {})).rejects.toMatchObject({ code: "forbidden" });
  });
});
