import { guard, lock } from "#worker/kernel/db/guard.ts";
import type { NewEvent } from "#worker/kernel/events/event.ts";
import { command } from "#worker/kernel/operation.ts";
import { theOne } from "#worker/kernel/the-one.ts";
import { userResumed, userRoleChanged, userSuspended } from "../events.ts";
import { dropSockets } from "../sign-in/drop-sockets.ts";
import { endAccess } from "../sign-in/repository.ts";
import { UpdateUser, User } from "./contract.ts";
import * as users from "./repository.ts";

/**
 * Role, teams, suspension. Nobody manages a person whose role is above their own, gives a role above it, or suspends
 * themselves; the last owner stays (a trigger). Suspending ends all sessions and open links, and revokes the API keys
 * that the person made.
 */
export const updateUser = command({
  name: "users.update",
  summary: "Change a person's role or teams, suspend or let back in",
  access: "users:write",
  route: "PATCH /users/:id",
  input: UpdateUser,
  output: User,
  write: ({ input: { id, version, roleId, teamIds, status } }) => ({
    lock: lock("users", id, version),
    mayManage: users.mayManage(id),
    ...(roleId ? { mayGive: users.mayGive(roleId), role: users.setRole(id, roleId) } : {}),
    ...(teamIds ? users.setTeams(id, teamIds) : {}),
    ...(status
      ? { notSelf: guard(users.isNotSelf(id), "identity.not_yourself"), status: users.setStatus(id, status) }
      : {}),
    ...(status === "suspended" ? { ended: endAccess(id) } : {}),
    found: users.one(id),
  }),
  events: ({ input: { id, roleId, status } }): NewEvent[] => [
    ...(roleId ? [userRoleChanged(id, roleId)] : []),
    ...(status ? [status === "suspended" ? userSuspended(id) : userResumed(id)] : []),
  ],
  result: ({ found }, { ctx, input: { id, roleId, teamIds, status } }) => {
    if (roleId || teamIds || status) dropSockets(ctx, { userId: id });
    return theOne(found);
  },
});
