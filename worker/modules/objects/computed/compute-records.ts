import { z } from "zod";
import type { JobKind } from "#worker/kernel/jobs/job.ts";
import { command } from "#worker/kernel/operation.ts";
import * as computed from "./repository.ts";

/** Records worked out in one transaction: their rows are locked for so long. */
const AT_ONCE = 500;
const WAIT_MS = 150;

/** A field that is worked out, in the records that were there before it. To do one twice changes nothing. */
export const computeRecords: JobKind = {
  kind: "compute",
  step: async ({ id }, ctx) => {
    const { step } = await ctx.run(computeNext, { id });
    if (step === "wait") await new Promise((resolve) => setTimeout(resolve, WAIT_MS));
    return step === "done" ? "done" : "more";
  },
};

/** Not in the module's list: only the job asks for it, as the system. */
export const computeNext = command({
  name: "fields.compute_next",
  summary: "A computed field of the next records",
  access: "fields:write",
  input: z.object({ id: z.string() }),
  output: z.object({ step: z.enum(["done", "more", "wait"]) }),
  write: ({ input: { id } }) => ({ computed: computed.recompute(id, AT_ONCE) }),
  result: ({ computed: { step } }) => ({ step }),
});
