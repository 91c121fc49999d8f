import { expect, inject, test } from "vitest";
import { builtInGrants } from "#worker/kernel/roles.ts";
import { modules } from "#worker/modules.ts";
import { freshTenant } from "#worker/testing/fixture.ts";
import { syncRoles } from "./sync-roles.ts";

test("built-in roles follow the modules, an admin's own roles stay", async () => {
  const { tenant, sql } = await freshTenant();
  await sql(
    'update roles set grants = \'{"gone:read": "all", "records.0:read": "all"}\' where tenant_id = $1 and key in (\'manager\', \'viewer\')',
    [tenant.id],
  );
  await sql(
    "insert into roles (tenant_id, id, name, grants) values ($1, uuidv7(), 'Own', '{\"customers:read\": \"own\"}')",
    [tenant.id],
  );
  expect(await syncRoles(inject("ownerUrl"))).toBeGreaterThanOrEqual(2);
  const grants = await sql<{ key: string | null; grants: object }>(
    "select key, grants from roles where tenant_id = $1",
    [tenant.id],
  );
  const of = (key: string | null) => grants.find((role) => role.key === key)?.grants;
  expect(of("manager")).toEqual({ ...builtInGrants(modules, "manager"), "records.0:read": "all" });
  expect(of("viewer")).toEqual({ ...builtInGrants(modules, "viewer"), "records.0:read": "all" });
  expect(of(null)).toEqual({ "customers:read": "own" });
  const audit = await sql(
    "select actor_kind, operation from audit_log where tenant_id = $1 and table_name = 'roles' and operation = 'roles.sync'",
    [tenant.id],
  );
  expect(audit).toEqual([
    { actor_kind: "system", operation: "roles.sync" },
    { actor_kind: "system", operation: "roles.sync" },
  ]);
});
