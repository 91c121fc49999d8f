import { beforeAll, describe, expect, it } from "vitest";
import { type Fixture, freshTenant } from "#worker/testing/fixture.ts";
import {
  archiveCustomer,
  createCustomer,
  createNote,
  deleteCustomer,
  exportCustomers,
  getCustomer,
  listCustomers,
} from "./index.ts";

let t: Fixture;
beforeAll(async () => {
  t = await freshTenant();
});

describe("taking customers out", () => {
  it("writes the rows of the list, in its order, so that no spreadsheet runs them", async () => {
    const ctx = await t.as("owner");
    for (const name of ["=cmd()|' /C calc'!A0", 'Şule; "Ajans"', "Çağla"])
      await ctx.run(createCustomer, {
        kind: "company",
        name,
        province: "İzmir",
        phones: ["0532 418 20 77"],
        tags: ["@SUM(1)"],
      });
    await ctx.run(createCustomer, { kind: "person", name: "Başka" });
    const filter = { province: { eq: "İzmir" } };
    const file = await ctx.run(exportCustomers, { filter, sort: "name" });
    const lines = file.text.slice(1).trimEnd().split("\r\n");
    const { data } = await ctx.run(listCustomers, { filter, sort: "name" });
    expect([file.text.charCodeAt(0), file.type]).toEqual([0xfeff, "text/csv; charset=utf-8"]);
    expect(file.name).toMatch(/^Müşteriler \d{4}-\d\d-\d\d\.csv$/);
    expect(lines.map((line) => line.split(";")[0])).toEqual(["id", ...data.map((c) => c.id)]);
    expect(lines.find((line) => line.includes("cmd()"))).toMatch(/^[^;]+;'=cmd\(\)/);
    expect(file.text).toContain('"Şule; ""Ajans"""');
    for (const bad of [";=", ";@", ";+"]) expect(file.text).not.toContain(bad);
    const [event] = await t.sql<{ payload: object; actor_kind: string }>(
      "select payload, actor_kind from events where tenant_id = $1 and name = 'customers.exported'",
      [t.tenant.id],
    );
    expect(event).toEqual({ payload: { filter, q: null }, actor_kind: "user" });
  });

  it("is a right of its own and reaches no further than the list", async () => {
    for (const role of ["member", "viewer"] as const)
      await expect((await t.as(role)).run(exportCustomers, {})).rejects.toMatchObject({ code: "forbidden" });
    const other = await freshTenant();
    await (await other.as("owner")).run(createCustomer, { kind: "person", name: "Gizli" });
    const rowsOf = (text: string) => text.trimEnd().split("\r\n").length - 1;
    const owner = await t.as("owner");
    const { text } = await owner.run(exportCustomers, {});
    expect(text).not.toContain("Gizli");
    expect(rowsOf(text)).toBe((await owner.run(listCustomers, {})).page.total);
    const keyed = await t.apiKey({ "customers:read": "own", "export:read": "all" });
    expect(rowsOf((await keyed.run(exportCustomers, {})).text)).toBe(0);
  });

  it("refuses more than 10,000 rows and leaves no trace then", async () => {
    const big = await freshTenant();
    await big.sql(
      "insert into customers (tenant_id, id, kind, name) select $1, uuidv7(), 'person', 'c' || i from generate_series(1, 10001) i",
      [big.tenant.id],
    );
    const ctx = await big.as("owner");
    await expect(ctx.run(exportCustomers, {})).rejects.toMatchObject({ code: "too_large", reason: "export_too_large" });
    expect(
      await big.sql("select from events where tenant_id = $1 and name = 'customers.exported'", [big.tenant.id]),
    ).toEqual([]);
    await big.sql("delete from customers where tenant_id = $1 and name = 'c1'", [big.tenant.id]);
    expect((await ctx.run(exportCustomers, {})).text.split("\r\n").length).toBe(10_002);
  });
});

describe("removing a customer for good", () => {
  it("takes its notes along and is refused while something hangs on it", async () => {
    const ctx = await t.as("owner");
    const company = await ctx.run(createCustomer, { kind: "company", name: "Firma", tags: ["x"] });
    const person = await ctx.run(createCustomer, { kind: "person", name: "Kişi", companyId: company.id });
    await ctx.run(createNote, { customerId: company.id, body: "not" });
    await expect(ctx.run(deleteCustomer, { id: company.id })).rejects.toMatchObject({
      code: "conflict",
      reason: "still_used",
      status: 409,
    });
    await t.sql("insert into projects (tenant_id, id, name, customer_id) values ($1, uuidv7(), 'p', $2)", [
      t.tenant.id,
      person.id,
    ]);
    await expect(ctx.run(deleteCustomer, { id: person.id })).rejects.toMatchObject({ reason: "still_used" });
    expect(await ctx.run(getCustomer, { id: person.id })).toMatchObject({ name: "Kişi" });
    await t.sql("delete from projects where customer_id = $1", [person.id]);
    await ctx.run(deleteCustomer, { id: person.id });
    await ctx.run(archiveCustomer, { id: company.id });
    await ctx.run(deleteCustomer, { id: company.id });
    await expect(ctx.run(getCustomer, { id: company.id })).rejects.toMatchObject({ code: "not_found" });
    expect(await t.sql("select from notes where customer_id = $1", [company.id])).toEqual([]);
    const [audit] = await t.sql<{ operation: string }>(
      "select operation from audit_log where row_id = $1 and action = 'delete'",
      [company.id],
    );
    expect(audit?.operation).toBe("customers.delete");
  });

  it("is for those who may, and where they see", async () => {
    const owner = await t.as("owner");
    const made = await owner.run(createCustomer, { kind: "person", name: "Kalır" });
    for (const role of ["member", "viewer"] as const)
      await expect((await t.as(role)).run(deleteCustomer, { id: made.id })).rejects.toMatchObject({
        code: "forbidden",
      });
    const there = await (await freshTenant()).as("owner");
    await expect(there.run(deleteCustomer, { id: made.id })).rejects.toMatchObject({ code: "not_found" });
    const reader = await t.apiKey({ "customers:read": "all", "customers:delete": "own" });
    await expect(reader.run(deleteCustomer, { id: made.id })).rejects.toMatchObject({ code: "forbidden" });
    expect(await owner.run(getCustomer, { id: made.id })).toMatchObject({ name: "Kalır" });
  });
});
