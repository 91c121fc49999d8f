import { z } from "zod";
import type { Ctx } from "#worker/kernel/context.ts";
import { command } from "#worker/kernel/operation.ts";
import { quoteEvent } from "../events.ts";
import { today } from "../today.ts";
import * as lifecycle from "./repository.ts";

const AT_ONCE = 200;

/** Every hour: quotes whose last day is over in the tenant's zone. */
export async function endQuotes(ctx: Ctx): Promise<void> {
  const { expired } = await ctx.run(expireQuotes, {});
  ctx.log.set({ expired });
}

const expireQuotes = command({
  name: "quotes.expire",
  summary: "Quotes that nobody answered in time",
  access: "quotes:write",
  input: z.strictObject({}),
  output: z.object({ expired: z.number() }),
  read: ({ ctx }) => ({ over: lifecycle.overdue(today(ctx), AT_ONCE) }),
  write: ({ rows: { over } }) => ({ gone: lifecycle.expire(over.map(({ id }) => id)) }),
  events: ({ rows: { over } }) => over.map(({ id, ...facts }) => quoteEvent("expired", id, facts)),
  result: ({ gone }) => ({ expired: gone.many }),
});
