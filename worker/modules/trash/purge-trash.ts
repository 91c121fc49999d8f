import { z } from "zod";
import type { Ctx } from "#worker/kernel/context.ts";
import { command } from "#worker/kernel/operation.ts";
import * as trash from "./repository.ts";

/** Small enough that no transaction holds its rows for long; the next hour takes the rest. */
const AT_ONCE = 5000;

/** Removes for good what was deleted 30 days ago. */
export async function purgeTrash(ctx: Ctx): Promise<void> {
  ctx.log.set(await ctx.run(purgeOld, {}));
}

const purgeOld = command({
  name: "trash.purge",
  summary: "What was deleted long enough ago goes for good",
  access: "events:manage",
  input: z.object({}),
  output: z.object({ purged: z.number() }),
  write: () => ({ purged: trash.purge(AT_ONCE) }),
  result: ({ purged }) => purged,
});
