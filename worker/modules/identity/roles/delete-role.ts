import { nothing } from "#worker/kernel/contract.ts";
import { guard, lock } from "#worker/kernel/db/guard.ts";
import { command } from "#worker/kernel/operation.ts";
import { roleChanged } from "../events.ts";
import { RoleVersion } from "./contract.ts";
import * as roles from "./repository.ts";

export const deleteRole = command({
  name: "roles.delete",
  summary: "Remove a role that nobody has",
  access: "roles:write",
  route: "DELETE /roles/:id",
  input: RoleVersion,
  output: nothing,
  write: ({ input: { id, version } }) => ({
    lock: lock("roles", id, version),
    ownMaking: guard(roles.isOwnMaking(id), "identity.built_in_role"),
    mayChange: roles.mayChange(id),
    unused: guard(roles.isUnused(id), "identity.role_in_use"),
    removed: roles.remove(id),
  }),
  events: ({ input }) => [roleChanged(input.id)],
  result: () => null,
});
