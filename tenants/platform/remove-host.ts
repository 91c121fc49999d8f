import { nothing } from "#worker/kernel/contract.ts";
import { command } from "#worker/kernel/operation.ts";
import { TenantHost } from "./contract.ts";
import * as platform from "./repository.ts";

/** Nobody answers there from the very next request on; a tenant keeps its last host. */
export const removeTenantHost = command({
  name: "platform.remove_host",
  summary: "Take a host away from a tenant",
  access: "operator",
  input: TenantHost,
  output: nothing,
  write: ({ input }) => ({ removed: platform.removeHost(input.id, input.host) }),
  result: async (_, { ctx, input }) => {
    await ctx.services.forgetHost(input.host);
    return null;
  },
});
