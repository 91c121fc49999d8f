import { nothing } from "#worker/kernel/contract.ts";
import { command } from "#worker/kernel/operation.ts";
import { SetStatus } from "./contract.ts";
import * as platform from "./repository.ts";

/** Suspend, make read-only, or resume. Acts on the very next request: `enter` asks the stored row. */
export const setTenantStatus = command({
  name: "platform.set_status",
  summary: "Suspend or resume a tenant",
  access: "operator",
  input: SetStatus,
  output: nothing,
  write: ({ input }) => ({ changed: platform.administer(input.id, { status: input.status }) }),
  result: async ({ changed }, { ctx }) => {
    await Promise.all(changed.hosts.map((host) => ctx.services.forgetHost(host)));
    return null;
  },
  after: ({ ctx, input }) =>
    input.status === "suspended" ? ctx.services.live.drop(input.id, "everyone") : Promise.resolve(),
});
