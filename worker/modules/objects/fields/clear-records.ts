import { z } from "zod";
import type { JobKind } from "#worker/kernel/jobs/job.ts";
import { command } from "#worker/kernel/operation.ts";
import * as fields from "./repository.ts";

/** Records cleared in one transaction: their rows are locked for so long. */
const AT_ONCE = 500;
const WAIT_MS = 150;

/** The values of a field that is removed, in all records that hold one; last the field. */
export const clearRecords: JobKind = {
  kind: "remove_field",
  step: async ({ id }, ctx) => {
    const { step } = await ctx.run(clearNext, { id });
    if (step === "wait") await new Promise((resolve) => setTimeout(resolve, WAIT_MS));
    return step === "done" ? "done" : "more";
  },
};

// Not in the module's list: only the job asks for it, as the system.
const clearNext = command({
  name: "fields.clear_next",
  summary: "The next records without a field's value",
  access: "fields:write",
  input: z.object({ id: z.string() }),
  output: z.object({ step: z.enum(["done", "more", "wait"]) }),
  write: ({ input: { id } }) => ({ cleared: fields.clear(id, AT_ONCE) }),
  result: ({ cleared: { step } }) => ({ step }),
});
