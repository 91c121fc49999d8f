import { z } from "zod";
import { nothing } from "#worker/kernel/contract.ts";
import { command } from "#worker/kernel/operation.ts";
import { dropSockets } from "./drop-sockets.ts";
import * as access from "./repository.ts";

/** Ends the session that the request came with, also in a workspace that is closed for changes. Never fails. */
export const signOut = command({
  name: "identity.sign_out",
  summary: "End the current session",
  access: "public",
  elevated: true,
  input: z.strictObject({}),
  output: nothing,
  write: ({ ctx: { credential } }) => ({
    ...(credential.kind === "session"
      ? { known: access.actForHolder(credential.hash), closed: access.closeSession(credential.hash) }
      : {}),
  }),
  result: ({ closed }, { ctx }) => {
    for (const { id } of closed ?? []) dropSockets(ctx, { sessionId: id });
    return null;
  },
});
