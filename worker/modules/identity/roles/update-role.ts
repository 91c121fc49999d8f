import { guard, lock } from "#worker/kernel/db/guard.ts";
import { command } from "#worker/kernel/operation.ts";
import { theOne } from "#worker/kernel/the-one.ts";
import { roleChanged } from "../events.ts";
import { dropSockets } from "../sign-in/drop-sockets.ts";
import { checkGrants } from "./check-grants.ts";
import { Role, UpdateRole } from "./contract.ts";
import * as roles from "./repository.ts";

/** Acts on the next request of everybody who has the role; API keys they made lose what the role loses (a trigger). */
export const updateRole = command({
  name: "roles.update",
  summary: "Change a role of your own making",
  access: "roles:write",
  route: "PATCH /roles/:id",
  input: UpdateRole,
  output: Role,
  write: ({ input: { id, version, ...values }, ctx }) => {
    if (values.grants) checkGrants(ctx.tenant, values.grants);
    return {
      lock: lock("roles", id, version),
      ownMaking: guard(roles.isOwnMaking(id), "identity.built_in_role"),
      mayChange: roles.mayChange(id),
      ...(values.grants ? { mayGrant: roles.mayGrant(values.grants) } : {}),
      changed: roles.update(id, values),
      found: roles.one(id),
    };
  },
  events: ({ input }) => [roleChanged(input.id)],
  result: ({ found }, { ctx, input }) => {
    if (input.grants) dropSockets(ctx, "everyone");
    return theOne(found);
  },
});
