import { beforeAll, describe, expect, it } from "vitest";
import { createObject } from "#worker/modules/objects/index.ts";
import { type Fixture, freshTenant } from "#worker/testing/fixture.ts";
import {
  createApiKey,
  createRole,
  createTeam,
  deleteRole,
  deleteTeam,
  getProfile,
  getRole,
  getTeam,
  getUser,
  listPermissions,
  listTeams,
  listUsers,
  searchUsers,
  updateRole,
  updateTeam,
  updateUser,
} from "../index.ts";

let t: Fixture;
beforeAll(async () => {
  t = await freshTenant();
});

async function roleId(key: string, tenant = t): Promise<string> {
  const [role] = await tenant.sql<{ id: string }>("select id from roles where tenant_id = $1 and key = $2", [
    tenant.tenant.id,
    key,
  ]);
  return role?.id ?? "";
}

/** A person with a role of their own, which holds just this. */
async function holding(grants: Record<string, "own" | "team" | "all">) {
  const owner = await t.as("owner");
  const role = await owner.run(createRole, { name: crypto.randomUUID(), grants });
  const { id, ctx } = await t.newUser("member");
  await owner.run(updateUser, { id, roleId: role.id });
  return { id, ctx, role };
}

describe("people", () => {
  it("are listed, filtered, found by a part of the name in any spelling, and paged", async () => {
    const fresh = await freshTenant();
    const team = crypto.randomUUID();
    const { id } = await fresh.newUser("member", team);
    await fresh.sql("update users set name = 'Işıl Öz' where id = $1", [id]);
    await fresh.newUser("viewer");
    const ctx = await fresh.as("manager");
    const names = async (input: Parameters<typeof ctx.run<typeof listUsers>>[1]) =>
      (await ctx.run(listUsers, input)).data.map((user) => user.name);
    expect(await names({ q: "isil oz" })).toEqual(["Işıl Öz"]);
    expect(await names({ filter: { teamId: { in: [team] } } })).toEqual(["Işıl Öz"]);
    expect(await names({ filter: { roleId: { eq: await roleId("owner", fresh) } } })).toEqual(["Owner"]);
    expect((await ctx.run(listUsers, { filter: { teamId: { empty: true } } })).page.total).toBe(3);
    const first = await ctx.run(listUsers, { sort: "name", limit: 2 });
    const second = await ctx.run(listUsers, { sort: "name", limit: 2, cursor: first.page.next ?? "" });
    expect(new Set([...first.data, ...second.data].map((user) => user.id)).size).toBe(4);
    expect((await ctx.run(searchUsers, { q: "ISIL" })).data).toEqual([{ id, name: "Işıl Öz", pictureId: null }]);
    expect(JSON.stringify(first)).not.toContain("passwordHash");
  });

  it("get another role at the very next request, and nobody manages who stands above", async () => {
    const [owner, admin] = [await t.as("owner"), await t.as("admin")];
    const { id, ctx } = await t.newUser("viewer");
    await admin.run(updateUser, { id, roleId: await roleId("manager") });
    expect(await ctx.run(getProfile, {})).toMatchObject({ roleKey: "manager" });
    await expect(admin.run(updateUser, { id, roleId: await roleId("owner") })).rejects.toMatchObject({
      reason: "identity.above_own_role",
    });
    const me = await owner.run(getProfile, {});
    for (const change of [{ status: "suspended" as const }, { roleId: await roleId("member") }]) {
      await expect(admin.run(updateUser, { id: me.id ?? "", ...change })).rejects.toMatchObject({
        reason: "identity.above_own_role",
      });
    }
    const small = await holding({ "users:read": "all", "users:write": "all" });
    await expect(small.ctx.run(updateUser, { id, status: "suspended" })).rejects.toMatchObject({
      reason: "identity.above_own_role",
    });
    await expect(small.ctx.run(updateUser, { id: small.id, roleId: await roleId("viewer") })).rejects.toMatchObject({
      reason: "identity.above_own_role",
    });
    const adminId = (await admin.run(getProfile, {})).id ?? "";
    await expect(admin.run(updateUser, { id: adminId, status: "suspended" })).rejects.toMatchObject({
      reason: "identity.not_yourself",
    });
    await expect(ctx.run(updateUser, { id, roleId: await roleId("admin") })).rejects.toMatchObject({
      code: "forbidden",
    });
  });

  it("suspended are out at once and stay signed out when let back in", async () => {
    const { id, ctx } = await t.newUser("member");
    const owner = await t.as("owner");
    await t.sql("update users set password_hash = 'none' where id = $1", [id]);
    await ctx.run(getProfile, {});
    expect(await owner.run(updateUser, { id, status: "suspended" })).toMatchObject({ status: "suspended" });
    await expect(ctx.run(getProfile, {})).rejects.toMatchObject({ reason: "session_ended" });
    expect(await owner.run(updateUser, { id, status: "active" })).toMatchObject({ status: "active" });
    await expect(ctx.run(getProfile, {})).rejects.toMatchObject({ reason: "session_ended" });
  });

  it("never lose the last owner, also when two demote one another at once", async () => {
    for (let round = 0; round < 5; round++) {
      const fresh = await freshTenant();
      const first = await fresh.as("owner");
      const firstId = (await first.run(getProfile, {})).id ?? "";
      const member = await roleId("member", fresh);
      await expect(first.run(updateUser, { id: firstId, roleId: member })).rejects.toMatchObject({
        code: "conflict",
        reason: "identity.last_owner",
      });
      const second = await fresh.newUser("admin");
      await first.run(updateUser, { id: second.id, roleId: await roleId("owner", fresh) });
      const answers = await Promise.allSettled([
        first.run(updateUser, { id: second.id, roleId: member }),
        second.ctx.run(updateUser, { id: firstId, status: "suspended" }),
      ]);
      expect(answers.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
      const left = await fresh.sql(
        "select 1 from users u join roles r on r.tenant_id = u.tenant_id and r.id = u.role_id where u.tenant_id = $1 and r.key = 'owner' and u.status = 'active'",
        [fresh.tenant.id],
      );
      expect(left).toHaveLength(1);
    }
  });

  it("of another tenant do not exist", async () => {
    const other = await freshTenant();
    const theirs = await other.newUser("member");
    const owner = await t.as("owner");
    await expect(owner.run(getUser, { id: theirs.id })).rejects.toMatchObject({ code: "not_found" });
    await expect(owner.run(updateUser, { id: theirs.id, status: "suspended" })).rejects.toMatchObject({
      code: "not_found",
    });
    const mine = await t.newUser("member");
    await expect(owner.run(updateUser, { id: mine.id, roleId: await roleId("member", other) })).rejects.toMatchObject({
      fields: [{ path: "roleId" }],
    });
    await expect(owner.run(createTeam, { name: "Ortak", memberIds: [theirs.id] })).rejects.toMatchObject({
      fields: [{ path: "memberIds" }],
    });
    expect((await owner.run(listTeams, { q: "ortak" })).data).toEqual([]);
  });
});

describe("teams", () => {
  it("are made, changed and removed; their people stay", async () => {
    const owner = await t.as("owner");
    const [ada, ege] = [await t.newUser("member"), await t.newUser("member")];
    const team = await owner.run(createTeam, { name: "Reklam", memberIds: [ada.id] });
    expect(team.members.map(({ id }) => id)).toEqual([ada.id]);
    await owner.run(updateTeam, { id: team.id, name: "Reklam Ekibi", memberIds: [ege.id] });
    expect(await owner.run(getTeam, { id: team.id })).toMatchObject({
      name: "Reklam Ekibi",
      members: [{ id: ege.id }],
    });
    await owner.run(updateUser, { id: ada.id, teamIds: [team.id] });
    expect((await owner.run(getUser, { id: ada.id })).teams).toEqual([{ id: team.id, name: "Reklam Ekibi" }]);
    await expect(owner.run(createTeam, { name: "Reklam Ekibi" })).rejects.toMatchObject({ code: "conflict" });
    await owner.run(deleteTeam, { id: team.id });
    expect((await owner.run(getUser, { id: ada.id })).teams).toEqual([]);
    await expect(owner.run(deleteTeam, { id: team.id })).rejects.toMatchObject({ code: "not_found" });
    await expect(owner.run(updateTeam, { id: team.id, name: "x" })).rejects.toMatchObject({ code: "not_found" });
  });

  it("are no way to see more than one's role shows", async () => {
    const owner = await t.as("owner");
    const team = await owner.run(createTeam, { name: "Gizli işler" });
    const { id, ctx } = await holding({ "users:read": "all", "users:write": "all", "customers:read": "team" });
    await expect(ctx.run(updateTeam, { id: team.id, memberIds: [id] })).rejects.toMatchObject({
      reason: "identity.not_your_team",
    });
    await expect(ctx.run(updateUser, { id, teamIds: [team.id] })).rejects.toMatchObject({
      reason: "identity.not_your_team",
    });
    expect((await owner.run(getTeam, { id: team.id })).members).toEqual([]);
  });
});

describe("roles", () => {
  it("hold what the matrix knows, at a reach it has", async () => {
    const owner = await t.as("owner");
    const { data } = await owner.run(listPermissions, {});
    expect(data).toContainEqual({ name: "customers:read", scoped: true, territory: true });
    expect(data).toContainEqual({ name: "users:write", scoped: false });
    await expect(
      owner.run(createRole, { name: "x", grants: { "secrets:read": "all", "users:read": "own" } }),
    ).rejects.toMatchObject({
      code: "invalid",
      fields: [{ path: "grants.secrets:read" }, { path: "grants.users:read" }],
    });
    await expect(
      owner.run(createRole, { name: "x", grants: { "users:read": "everything" as never } }),
    ).rejects.toMatchObject({ code: "invalid" });
  });

  it("hold rights to the objects that an agency made, and to nobody else's", async () => {
    const tenant = await freshTenant();
    const owner = await tenant.as("owner");
    const { id } = await owner.run(createObject, { name: "mulk", label: "Mülk", plural: "Mülkler" });
    const { data } = await owner.run(listPermissions, {});
    for (const right of ["read", "write", "delete"])
      expect(data).toContainEqual({ name: `records.${id}:${right}`, scoped: true, territory: true, label: "Mülkler" });
    const grants = { [`records.${id}:read`]: "team" } as const;
    expect((await owner.run(createRole, { name: "Mülkçü", grants })).grants).toEqual(grants);
    expect((await owner.run(createApiKey, { name: "Vitrin", grants })).grants).toEqual(grants);
    const other = await t.as("owner");
    await expect(other.run(createRole, { name: "x", grants })).rejects.toMatchObject({
      fields: [{ path: `grants.records.${id}:read`, reason: "identity.unknown_permission" }],
    });
  });

  it("never give what their maker does not hold, in making, widening or moving up", async () => {
    const { id, ctx, role } = await holding({ "roles:write": "all", "users:read": "all", "customers:read": "team" });
    const beyond = { code: "forbidden", reason: "identity.beyond_own_rights" };
    await expect(ctx.run(createRole, { name: "Geniş", grants: { "customers:read": "all" } })).rejects.toMatchObject(
      beyond,
    );
    await expect(ctx.run(createRole, { name: "Başka", grants: { "customers:write": "own" } })).rejects.toMatchObject(
      beyond,
    );
    const made = await ctx.run(createRole, { name: "Dar", grants: { "customers:read": "own" } });
    await expect(ctx.run(updateRole, { id: made.id, grants: { "customers:read": "all" } })).rejects.toMatchObject(
      beyond,
    );
    await expect(
      ctx.run(updateRole, { id: role.id, grants: { ...role.grants, "users:write": "all" } }),
    ).rejects.toMatchObject(beyond);
    const strong = await (await t.as("owner")).run(createRole, { name: "Güçlü", grants: { "users:write": "all" } });
    await expect(ctx.run(updateRole, { id: strong.id, grants: {} })).rejects.toMatchObject({
      reason: "identity.above_own_role",
    });
    await expect(ctx.run(deleteRole, { id: strong.id })).rejects.toMatchObject({ reason: "identity.above_own_role" });
    expect((await ctx.run(getRole, { id: role.id })).people).toBe(1);
    expect(id).toBeTruthy();
  });

  it("act at once when changed, are not removed while in use, and the built-in ones stay", async () => {
    const owner = await t.as("owner");
    const { ctx, role, id } = await holding({ "users:read": "all" });
    await ctx.run(listUsers, {});
    await owner.run(updateRole, { id: role.id, grants: { "customers:read": "own" } });
    await expect(ctx.run(listUsers, {})).rejects.toMatchObject({ code: "forbidden" });
    await expect(owner.run(updateRole, { id: role.id, version: 1, name: "x" })).rejects.toMatchObject({
      code: "changed_meanwhile",
    });
    await expect(owner.run(deleteRole, { id: role.id })).rejects.toMatchObject({
      code: "conflict",
      reason: "identity.role_in_use",
    });
    await owner.run(updateUser, { id, roleId: await roleId("viewer") });
    await owner.run(deleteRole, { id: role.id });
    await expect(owner.run(getRole, { id: role.id })).rejects.toMatchObject({ code: "not_found" });
    for (const key of ["owner", "admin", "viewer"]) {
      await expect(owner.run(updateRole, { id: await roleId(key), grants: {} })).rejects.toMatchObject({
        reason: "identity.built_in_role",
      });
      await expect(owner.run(deleteRole, { id: await roleId(key) })).rejects.toMatchObject({
        reason: "identity.built_in_role",
      });
    }
  });
});
