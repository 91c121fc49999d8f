import { nothing } from "#worker/kernel/contract.ts";
import { command } from "#worker/kernel/operation.ts";
import { dropSockets } from "../sign-in/drop-sockets.ts";
import { SessionId } from "./contract.ts";
import * as sessions from "./repository.ts";

export const revokeSession = command({
  name: "sessions.revoke",
  summary: "Sign out one of your sessions",
  access: "staff",
  usersOnly: true,
  route: "DELETE /me/sessions/:id",
  input: SessionId,
  output: nothing,
  write: ({ input }) => ({ lock: sessions.lockOwn(input.id), revoked: sessions.revoke(input.id) }),
  result: (_, { ctx, input }) => {
    dropSockets(ctx, { sessionId: input.id });
    return null;
  },
});
