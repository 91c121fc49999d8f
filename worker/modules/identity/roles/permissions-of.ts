import type { Permission } from "#worker/kernel/module.ts";
import { permissions } from "#worker/kernel/registry.ts";
import type { Tenant } from "#worker/kernel/tenant.ts";

type Held = Pick<Permission, "name" | "scoped" | "territory"> & { label?: string };

/** Every right that somebody of this tenant can hold: those of the modules, then those to the objects of its own, by their label. */
export function permissionsOf(tenant: Tenant | null): Held[] {
  const own = (tenant?.objects ?? []).flatMap(({ id, plural }): Held[] =>
    ["read", "write", "delete"].map((right) => ({
      name: `records.${id}:${right}`,
      scoped: true,
      territory: true,
      label: plural,
    })),
  );
  return [
    ...permissions().map(({ name, scoped, territory }) => ({ name, scoped, ...(territory ? { territory } : {}) })),
    ...own,
  ];
}
