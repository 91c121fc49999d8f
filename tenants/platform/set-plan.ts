import { z } from "zod";
import { Failure } from "#worker/kernel/errors.ts";
import { command } from "#worker/kernel/operation.ts";
import { SetPlan } from "./contract.ts";
import * as platform from "./repository.ts";

export const setTenantPlan = command({
  name: "platform.set_plan",
  summary: "Put a tenant on another plan",
  access: "operator",
  input: SetPlan,
  output: z.object({ id: z.string() }),
  write: ({ input }) => ({ changed: platform.change(input.id, { planKey: input.planKey }) }),
  result: ({ changed: [tenant] }) => {
    if (!tenant) throw new Failure("not_found");
    return tenant;
  },
});
