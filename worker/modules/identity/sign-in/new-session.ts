import type { Ctx } from "#worker/kernel/context.ts";
import { hashToken, newToken } from "#worker/kernel/token.ts";
import type { NewSession } from "./repository.ts";

/** A fresh token, and the row that will know it by its hash. */
export function newSession(ctx: Ctx): { token: string; session: NewSession } {
  const token = newToken();
  return {
    token,
    session: {
      id: ctx.newId(),
      tokenHash: hashToken(token),
      ip: ctx.ip,
      userAgent: ctx.userAgent.slice(0, 400).replaceAll("\0", ""),
    },
  };
}
