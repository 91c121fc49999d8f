import type { Grants } from "#worker/kernel/actor.ts";
import { Failure } from "#worker/kernel/errors.ts";
import type { Tenant } from "#worker/kernel/tenant.ts";
import { permissionsOf } from "./permissions-of.ts";

/** Refuses rights that neither a module nor an object of the tenant's own brings, and a reach for those that have none. Whether the actor holds them, SQL says. */
export function checkGrants(tenant: Tenant | null, grants: Grants): void {
  const known = new Map<string, boolean>(permissionsOf(tenant).map(({ name, scoped }) => [name, scoped]));
  const fields = Object.entries(grants).flatMap(([name, scope]) => {
    const scoped = known.get(name);
    if (scoped === undefined) return [{ path: `grants.${name}`, reason: "identity.unknown_permission" }];
    return scoped || scope === "all" ? [] : [{ path: `grants.${name}`, reason: "identity.without_reach" }];
  });
  if (fields.length > 0) throw new Failure("invalid", "invalid", { fields });
}
