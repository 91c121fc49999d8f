import { beforeAll, describe, expect, it } from "vitest";
import { createCustomer, deleteCustomer, deleteTag, updateCustomer } from "#worker/modules/customers/index.ts";
import { type Fixture, freshTenant } from "#worker/testing/fixture.ts";
import { exportAudit, listAudit } from "./index.ts";

let t: Fixture;
beforeAll(async () => {
  t = await freshTenant();
});

describe("the audit page", () => {
  it("tells who changed what, with the values before and after", async () => {
    const { id: userId, ctx: manager } = await t.newUser("manager");
    const made = await manager.run(createCustomer, { kind: "person", name: "Işıl" });
    await manager.run(updateCustomer, { id: made.id, title: "Mimar", name: "Işıl Öz" });
    const owner = await t.as("owner");
    const mine = { rowId: { eq: made.id } };
    const { data, page } = await owner.run(listAudit, { filter: mine });
    expect(data.map((entry) => [entry.action, entry.operation, entry.table, entry.rowName])).toEqual([
      ["update", "customers.update", "customers", "Işıl Öz"],
      ["insert", "customers.create", "customers", "Işıl Öz"],
    ]);
    expect(data[0]).toMatchObject({
      actorKind: "user",
      actorId: userId,
      before: { name: "Işıl" },
      after: { name: "Işıl Öz", title: "Mimar" },
    });
    expect([page.total, data[0]?.requestId]).toEqual([2, manager.requestId]);
    await owner.run(deleteCustomer, { id: made.id });
    expect((await owner.run(listAudit, { filter: mine, limit: 1 })).data[0]).toMatchObject({
      action: "delete",
      rowName: "Işıl Öz",
      after: null,
    });
  });

  it("names the customer and the tag of a customer's tag, also once both are gone", async () => {
    const owner = await t.as("owner");
    const made = await owner.run(createCustomer, { kind: "person", name: "Ada", tags: ["Fuar"] });
    const [tag] = made.tags;
    const links = async () =>
      (await owner.run(listAudit, { filter: { table: { eq: "customer_tags" } } })).data
        .filter((entry) => JSON.stringify([entry.before, entry.after]).includes(made.id))
        .map(({ action, rowName, partName }) => [action, rowName, partName]);
    expect(await links()).toEqual([["insert", "Ada", "Fuar"]]);
    await owner.run(deleteTag, { id: tag?.id ?? "" });
    await owner.run(deleteCustomer, { id: made.id });
    expect(await links()).toEqual([
      ["delete", "Ada", "Fuar"],
      ["insert", "Ada", "Fuar"],
    ]);
  });

  it("says that the platform acted, not who of its people and from where", async () => {
    await t.sql(
      `insert into audit_log (tenant_id, id, table_name, row_id, action, actor_kind, actor_id, actor_name, operation, ip)
       values ($1, uuidv7(), 'tenants', $1, 'update', 'operator', uuidv7(), 'Deniz Platform', 'platform.suspend', '10.1.2.3')`,
      [t.tenant.id],
    );
    const owner = await t.as("owner");
    const filter = { actorKind: { eq: "operator" as const } };
    expect((await owner.run(listAudit, { filter })).data).toMatchObject([
      { actorKind: "operator", actorName: null, ip: null },
    ]);
    expect((await owner.run(exportAudit, { filter })).text).not.toMatch(/Deniz|10\.1\.2\.3/);
  });

  it("is filtered and paged", async () => {
    const owner = await t.as("owner");
    const { id: userId, ctx } = await t.newUser("manager");
    const before = new Date().toISOString();
    for (let i = 0; i < 5; i++) await ctx.run(createCustomer, { kind: "person", name: `c${i}` });
    const total = async (filter: object) => (await owner.run(listAudit, { filter })).page.total;
    expect(await total({ actorId: { eq: userId } })).toBe(5);
    expect(await total({ actorId: { eq: userId }, action: { eq: "update" } })).toBe(0);
    expect(await total({ actorId: { eq: userId }, table: { in: ["customers"] }, at: { gte: before } })).toBe(5);
    expect(await total({ actorId: { eq: userId }, at: { lt: before } })).toBe(0);
    const filter = { actorId: { eq: userId } };
    const first = await owner.run(listAudit, { filter, limit: 3 });
    const second = await owner.run(listAudit, { filter, limit: 3, cursor: first.page.next ?? "" });
    expect([...first.data, ...second.data].map((entry) => entry.rowName)).toEqual(["c4", "c3", "c2", "c1", "c0"]);
    await expect(owner.run(listAudit, { q: "x" } as never)).rejects.toMatchObject({ code: "invalid" });
  });

  it("comes as a file that no spreadsheet runs", async () => {
    const owner = await t.as("owner");
    const made = await owner.run(createCustomer, { kind: "person", name: "=cmd()" });
    const { text, name } = await owner.run(exportAudit, { filter: { rowId: { eq: made.id } } });
    const [head, line] = text.slice(1).trimEnd().split("\r\n");
    expect(head?.split(";").length).toBe(13);
    expect([line?.includes(";'=cmd()"), text.includes(";=")]).toEqual([true, false]);
    expect(name).toMatch(/\d{4}-\d\d-\d\d\.csv$/);
  });

  it("is for those who may read it, of their own tenant", async () => {
    for (const role of ["manager", "member", "viewer"] as const) {
      for (const operation of [listAudit, exportAudit])
        await expect((await t.as(role)).run(operation, {})).rejects.toMatchObject({ code: "forbidden" });
    }
    const other = await freshTenant();
    const there = await other.as("owner");
    const made = await there.run(createCustomer, { kind: "person", name: "Gizli" });
    const owner = await t.as("owner");
    expect((await owner.run(listAudit, { filter: { rowId: { eq: made.id } } })).data).toEqual([]);
    expect((await owner.run(exportAudit, {})).text).not.toContain("Gizli");
    expect((await there.run(listAudit, { filter: { table: { eq: "customers" } } })).page.total).toBe(1);
  });

  it("never shows a secret", async () => {
    const owner = await t.as("owner");
    await t.sql("update users set password_hash = 'canary-3f1b' where tenant_id = $1", [t.tenant.id]);
    await t.sql("update sessions set token_hash = token_hash where tenant_id = $1", [t.tenant.id]);
    const { text } = await owner.run(exportAudit, {});
    for (const secret of ["canary-3f1b", "password_hash", "token_hash", "secret_hash"])
      expect([secret, text.includes(secret)]).toEqual([secret, false]);
  });
});
