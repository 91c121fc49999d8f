import { nothing } from "#worker/kernel/contract.ts";
import { command } from "#worker/kernel/operation.ts";
import { SetPlan } from "./contract.ts";
import * as platform from "./repository.ts";

export const setTenantPlan = command({
  name: "platform.set_plan",
  summary: "Put a tenant on another plan",
  access: "operator",
  input: SetPlan,
  output: nothing,
  write: ({ input }) => ({ changed: platform.administer(input.id, { planKey: input.planKey }) }),
  result: async ({ changed }, { ctx }) => {
    await Promise.all(changed.hosts.map((host) => ctx.services.forgetHost(host)));
    return null;
  },
});
