import type { z } from "zod";
import type { Ctx } from "#worker/kernel/context.ts";
import type { Fixture } from "#worker/testing/fixture.ts";
import type { CreateExport } from "./contract.ts";
import { contentOf, createExport, downloadExport, getExport } from "./index.ts";

/** Takes records out as a file, as its job writes it and its download sends it; CSV unless said otherwise. */
export async function takenOut(t: Fixture, ctx: Ctx, input: z.input<typeof CreateExport>) {
  const { id } = await ctx.run(createExport, { format: "csv", ...input });
  await t.work();
  const file = await ctx.run(downloadExport, { id });
  const bytes = new Uint8Array(await new Response(contentOf(ctx, file)).arrayBuffer());
  const text = new TextDecoder("utf-8", { ignoreBOM: true }).decode(bytes);
  const lines = text.slice(1).trimEnd().split("\r\n");
  return { made: await ctx.run(getExport, { id }), file, bytes, text, lines };
}
