import { z } from "zod";
import type { JobKind } from "#worker/kernel/jobs/job.ts";
import { command } from "#worker/kernel/operation.ts";
import * as territories from "./repository.ts";

/** Customers moved in one transaction: their rows are locked for so long. */
const AT_ONCE = 1000;

/** Customers on their way to where the rules have them. */
export const placeCustomers: JobKind = {
  kind: "place",
  step: async ({ id }, ctx) => (await ctx.run(placeNext, { id })).step,
};

// Not in the module's list: only the job asks for it, as the system.
const placeNext = command({
  name: "territories.place_next",
  summary: "The next customers go where they belong",
  access: "territories:write",
  input: z.object({ id: z.string() }),
  output: z.object({ step: z.enum(["done", "more"]) }),
  write: ({ input: { id } }) => ({ turn: territories.takeTurn(), placed: territories.placeNext(id, AT_ONCE) }),
  result: ({ placed: { step } }) => ({ step }),
});
