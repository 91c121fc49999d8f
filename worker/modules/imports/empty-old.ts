import { z } from "zod";
import type { Ctx } from "#worker/kernel/context.ts";
import { command } from "#worker/kernel/operation.ts";
import { PART } from "./parts.ts";
import * as imports from "./repository.ts";

const AT_ONCE = 100;

/** Removes files and their parts 30 days after they came; what became of their rows stays. */
export async function emptyOld(ctx: Ctx): Promise<void> {
  const { old } = await ctx.run(findOld, {});
  for (const { tenantId, id, rows } of old) {
    const parts = Array.from({ length: Math.ceil(rows / PART) }, (_, part) => `${id}.${part}`);
    await ctx.services.files.remove(tenantId, [id, ...parts]);
  }
  if (old.length > 0) await ctx.run(bookEmptied, { ids: old.map(({ id }) => id) });
  ctx.log.set({ emptied: old.length });
}

const access = "events:manage";

const findOld = command({
  name: "imports.find_old",
  summary: "Files that nobody works with any more",
  access,
  input: z.object({}),
  output: z.object({ old: z.array(z.custom<imports.Old>()) }),
  write: () => ({ old: imports.old(AT_ONCE) }),
  result: (found) => found,
});

const bookEmptied = command({
  name: "imports.book_emptied",
  summary: "Their files are gone",
  access,
  input: z.object({ ids: z.array(z.string()) }),
  output: z.null(),
  write: ({ input }) => ({ emptied: imports.emptied(input.ids) }),
  result: () => null,
});
