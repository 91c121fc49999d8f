import { beforeAll, describe, expect, it } from "vitest";
import { type Fixture, freshTenant } from "#worker/testing/fixture.ts";
import { archiveCustomer, createCustomer, createNote, deleteCustomer, getCustomer } from "./index.ts";

let t: Fixture;
beforeAll(async () => {
  t = await freshTenant();
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
