import { z } from "zod";
import type { Ctx } from "../context.ts";
import { Failure } from "../errors.ts";
import { query } from "../operation.ts";

/** Lets a page of a live session listen. Origin is the caller's to check. Fails with 401 or 403 like any other read. */
export async function joinLive(ctx: Ctx, request: Request): Promise<Response> {
  const viewer = await ctx.run(findViewer, {});
  if (!ctx.tenant) throw new Failure("not_found");
  return ctx.services.live.join(ctx.tenant.id, request, viewer);
}

const findViewer = query({
  name: "live.join",
  summary: "Listen for changes",
  access: "staff",
  usersOnly: true,
  input: z.object({}),
  output: z.object({ userId: z.string(), sessionId: z.string() }),
  read: () => ({}),
  result: (_, { actor }) => {
    if (actor.kind !== "user") throw new Failure("forbidden", "users_only");
    return { userId: actor.id, sessionId: actor.sessionId };
  },
});
