import { nothing } from "#worker/kernel/contract.ts";
import { command } from "#worker/kernel/operation.ts";
import { TenantHost } from "./contract.ts";
import * as platform from "./repository.ts";

/** The tenant answers there at once, also where the host was asked for a moment ago and unknown. */
export const addTenantHost = command({
  name: "platform.add_host",
  summary: "Let a tenant answer on another host",
  access: "operator",
  input: TenantHost,
  output: nothing,
  write: ({ input }) => ({ added: platform.addHost(input.id, input.host) }),
  result: async (_, { ctx, input }) => {
    await ctx.services.forgetHost(input.host);
    return null;
  },
});
