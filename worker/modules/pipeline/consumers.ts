import type { Consumer } from "#worker/kernel/events/event.ts";
import { layOutPipeline } from "./lay-out/lay-out-pipeline.ts";

/** A new tenant can sell at once. */
export const layOut: Consumer = {
  name: "pipeline.lay_out",
  on: ["tenants.provisioned"],
  handle: async (_, ctx) => void (await ctx.run(layOutPipeline, {})),
};
