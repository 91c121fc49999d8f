import type { Grants } from "./actor.ts";
import type { Module, RoleKey } from "./module.ts";

export const ROLE_KEYS = ["owner", "admin", "manager", "member", "viewer"] as const satisfies RoleKey[];

/** What each built-in role holds, as the modules declare it. Owner and admin hold everything. */
export function builtInGrants(modules: readonly Pick<Module, "permissions">[], role: RoleKey): Grants {
  const permissions = modules.flatMap((module) => module.permissions ?? []);
  return Object.fromEntries(
    permissions.flatMap(({ name, defaults }) => {
      const scope = role === "owner" || role === "admin" ? "all" : defaults[role];
      return scope ? [[name, scope]] : [];
    }),
  );
}
