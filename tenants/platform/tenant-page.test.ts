import { beforeAll, describe, expect, it } from "vitest";
import type { Ctx } from "#worker/kernel/context.ts";
import { createCustomer } from "#worker/modules/customers/index.ts";
import { type Fixture, freshTenant } from "#worker/testing/fixture.ts";
import { asOperator } from "#worker/testing/registry/world.ts";
import { tenantByHost } from "../repository.ts";
import {
  addTenantHost,
  getTenant,
  listTenants,
  removeTenantHost,
  setPrimaryHost,
  setTenantPlan,
  setTenantStatus,
} from "./index.ts";

let t: Fixture;
let other: Fixture;
let operator: Ctx;
const forgotten: string[] = [];
beforeAll(async () => {
  [t, other] = await Promise.all([freshTenant({ planKey: "starter" }), freshTenant()]);
  t.services.forgetHost = async (host) => void forgotten.push(host);
  operator = await asOperator({ ...t, rows: {} }, "platform");
});

describe("the page of one tenant", () => {
  it("tells its people, its owner, and what it uses of what it may", async () => {
    const owner = await t.as("owner");
    await t.as("member");
    await owner.run(createCustomer, { kind: "person", name: "x" });
    await t.sql(
      "update users set last_seen_at = '2026-03-04T05:06:07Z' where tenant_id = $1 and email like 'member%'",
      [t.tenant.id],
    );
    const found = await operator.run(getTenant, { id: t.tenant.id });
    expect(found).toMatchObject({
      id: t.tenant.id,
      planKey: "starter",
      owners: [{ name: "Owner", email: "owner@example.com", status: "active" }],
      people: { active: 2, invited: 0, suspended: 0 },
      lastActivityAt: "2026-03-04T05:06:07.000Z",
      hosts: [{ host: t.tenant.host, isPrimary: true }],
    });
    expect(found.usage).toContainEqual({ metric: "customers", used: 1, limit: 2000 });
    const [listed] = (await operator.run(listTenants, { q: t.tenant.host })).data;
    expect(listed?.usage).toEqual(found.usage);
    await operator.run(setTenantPlan, { id: t.tenant.id, planKey: "growth" });
    expect((await operator.run(getTenant, { id: t.tenant.id })).usage).toContainEqual({
      metric: "customers",
      used: 1,
      limit: 50_000,
    });
  });

  it("is nobody's who is not there", async () => {
    const nobody = operator.newId();
    await expect(operator.run(getTenant, { id: nobody })).rejects.toMatchObject({ code: "not_found" });
    await expect(operator.run(addTenantHost, { id: nobody, host: "yok.test" })).rejects.toMatchObject({
      code: "not_found",
    });
  });
});

describe("the list of tenants", () => {
  const names = ["Çınar Ofis", "Işık Reklam", "Zeytin Dalı"].map((name) => `${name} ${crypto.randomUUID()}`);
  const sets = names.map((name) => ({ name, id: "" }));
  beforeAll(async () => {
    for (const set of sets) {
      const made = await freshTenant();
      set.id = made.tenant.id;
      await made.sql("update tenants set brand = brand || jsonb_build_object('name', $2::text) where id = $1", [
        set.id,
        set.name,
      ]);
    }
  });

  it("is found by part of a name in any spelling, by host and by status", async () => {
    const find = async (input: object) => (await operator.run(listTenants, input)).data.map(({ id }) => id);
    const [cinar, isik] = sets;
    expect(await find({ q: cinar?.name.toUpperCase().replace("Ç", "c") })).toEqual([cinar?.id]);
    expect(await find({ q: isik?.name.replace("Işık", "isik") })).toEqual([isik?.id]);
    await operator.run(setTenantStatus, { id: isik?.id ?? "", status: "suspended" });
    expect(await find({ q: isik?.name, status: "suspended" })).toEqual([isik?.id]);
    expect(await find({ q: isik?.name, status: "active" })).toEqual([]);
    await expect(find({ q: "%" })).resolves.not.toContain(cinar?.id);
  });

  it("comes in pages, newest first, none twice while others are made", async () => {
    const seen: string[] = [];
    let cursor: string | undefined;
    do {
      const { data, page } = await operator.run(listTenants, { limit: 2, ...(cursor ? { cursor } : {}) });
      seen.push(...data.map(({ id }) => id));
      cursor = page.next ?? undefined;
      if (seen.length === 2) await freshTenant();
    } while (cursor);
    expect(new Set(seen).size).toBe(seen.length);
    const ours = seen.filter((id) => sets.some((set) => set.id === id));
    expect(ours).toEqual(sets.map(({ id }) => id).toReversed());
  });
});

describe("a tenant's hosts", () => {
  const second = `second-${crypto.randomUUID()}.test`;

  it("are added, forgotten by the caches, and told in the tenant's audit log", async () => {
    await operator.run(addTenantHost, { id: t.tenant.id, host: `${second.toUpperCase()}.` });
    expect(forgotten).toContain(second);
    expect(await tenantByHost(operator.database, second)).toMatchObject({ id: t.tenant.id, host: t.tenant.host });
    for (const id of [t.tenant.id, other.tenant.id])
      await expect(operator.run(addTenantHost, { id, host: second })).rejects.toMatchObject({
        code: "conflict",
        reason: "hosts_pkey",
      });
    const told = await t.sql(
      "select action, actor_kind, operation, after from audit_log where tenant_id = $1 and table_name = 'hosts'",
      [t.tenant.id],
    );
    expect(told).toEqual([
      { action: "insert", actor_kind: "operator", operation: "platform.add_host", after: { name: second } },
    ]);
  });

  it("lead in turns, which remembered tenants learn on their next transaction", async () => {
    const owner = await other.as("owner");
    const hostNow = async () => (await tenantByHost(operator.database, second))?.host;
    await operator.run(setPrimaryHost, { id: t.tenant.id, host: second });
    expect(await hostNow()).toBe(second);
    expect((await operator.run(getTenant, { id: t.tenant.id })).hosts).toMatchObject([
      { host: second, isPrimary: true },
      { host: t.tenant.host, isPrimary: false },
    ]);
    expect((await operator.run(listTenants, { q: second })).data).toMatchObject([{ id: t.tenant.id, host: second }]);
    const told = await t.sql(
      "select action, before, after from audit_log where tenant_id = $1 and operation = 'platform.set_primary_host'",
      [t.tenant.id],
    );
    expect(told).toEqual([{ action: "update", before: { name: t.tenant.host }, after: { name: second } }]);
    await expect(operator.run(setPrimaryHost, { id: other.tenant.id, host: second })).rejects.toMatchObject({
      code: "not_found",
    });
    await expect(owner.run(setPrimaryHost, { id: other.tenant.id, host: other.tenant.host })).rejects.toMatchObject({
      code: "forbidden",
    });
    await operator.run(setPrimaryHost, { id: t.tenant.id, host: t.tenant.host });
    expect(await hostNow()).toBe(t.tenant.host);
  });

  it("are removed but for the last, and only from who has them", async () => {
    const first = t.tenant.host;
    await expect(operator.run(removeTenantHost, { id: other.tenant.id, host: second })).rejects.toMatchObject({
      code: "not_found",
    });
    forgotten.length = 0;
    await operator.run(removeTenantHost, { id: t.tenant.id, host: first });
    expect(forgotten).toEqual([first]);
    expect(await tenantByHost(operator.database, first)).toBeNull();
    // The other one leads links now.
    expect((await operator.run(getTenant, { id: t.tenant.id })).hosts).toMatchObject([
      { host: second, isPrimary: true },
    ]);
    await expect(operator.run(removeTenantHost, { id: t.tenant.id, host: second })).rejects.toMatchObject({
      code: "conflict",
      reason: "platform.last_host",
    });
    expect(await tenantByHost(operator.database, second)).toMatchObject({ id: t.tenant.id, host: second });
    // Whoever still remembers the tenant by its old host is told that it changed, and finds nothing there.
    await expect(t.anonymous().run(getTenant, { id: t.tenant.id })).rejects.toMatchObject({ code: "unauthenticated" });
    await expect((await t.as("owner")).run(createCustomer, { kind: "person", name: "y" })).rejects.toMatchObject({
      code: "not_found",
      reason: "unknown_host",
    });
  });
});
