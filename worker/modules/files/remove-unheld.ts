import { z } from "zod";
import type { Ctx } from "#worker/kernel/context.ts";
import { command } from "#worker/kernel/operation.ts";
import * as files from "./repository.ts";

const AT_ONCE = 500;

/** Removes files of fields that no record holds any more. What is left, when the store fails, is bytes that nobody can ask for. */
export async function removeUnheld(ctx: Ctx): Promise<void> {
  const tenantId = ctx.tenant?.id ?? "";
  for (;;) {
    const { ids } = await ctx.run(removeRows, {});
    await Promise.all(ids.map((id) => ctx.services.files.remove(tenantId, id)));
    if (ids.length < AT_ONCE) return;
  }
}

// Not in the module's list: the clock asks for it.
const removeRows = command({
  name: "files.remove_unheld",
  summary: "Forget files that no record holds",
  access: "files:write",
  input: z.object({}),
  output: z.object({ ids: z.array(z.string()) }),
  write: () => ({ gone: files.removeUnheld(AT_ONCE) }),
  result: ({ gone }) => ({ ids: gone.map(({ id }) => id) }),
});
