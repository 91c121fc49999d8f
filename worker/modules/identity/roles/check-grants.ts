import type { Grants } from "#worker/kernel/actor.ts";
import { Failure } from "#worker/kernel/errors.ts";
import type { Tenant } from "#worker/kernel/tenant.ts";
import { permissionsOf } from "./permissions-of.ts";

/** Refuses rights that neither a module nor an object of the tenant's own brings, and a reach for those that have none. Whether the actor holds them, SQL says. */
export function checkGrants(tenant: Tenant | null, grants: Grants): void {
  const known = new Map<string, ReturnType<typeof permissionsOf>[number]>(
    permissionsOf(tenant).map((one) => [one.name, one]),
  );
  const fields = Object.entries(grants).flatMap(([name, scope]) => {
    const right = known.get(name);
    if (right === undefined) return [{ path: `grants.${name}`, reason: "identity.unknown_permission" }];
    const held = scope === "all" || (right.scoped && (scope !== "territory" || right.territory));
    return held ? [] : [{ path: `grants.${name}`, reason: "identity.without_reach" }];
  });
  if (fields.length > 0) throw new Failure("invalid", "invalid", { fields });
}
