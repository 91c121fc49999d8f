import { nothing } from "#worker/kernel/contract.ts";
import { command } from "#worker/kernel/operation.ts";
import { dropSockets } from "../sign-in/drop-sockets.ts";
import { endOwnOtherSessions } from "../sign-in/repository.ts";
import { NoInput } from "./contract.ts";

export const revokeOtherSessions = command({
  name: "sessions.revoke_others",
  summary: "Sign out everywhere else",
  access: "staff",
  usersOnly: true,
  route: "DELETE /me/sessions",
  input: NoInput,
  output: nothing,
  write: ({ ctx: { credential } }) => ({ ended: endOwnOtherSessions("hash" in credential ? credential.hash : null) }),
  result: (_, { ctx, actor }) => {
    if (actor.kind === "user") dropSockets(ctx, { userId: actor.id, except: actor.sessionId });
    return null;
  },
});
