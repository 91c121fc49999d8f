import { z } from "zod";
import { Failure } from "#worker/kernel/errors.ts";
import { command } from "#worker/kernel/operation.ts";
import { SetStatus } from "./contract.ts";
import * as platform from "./repository.ts";

/** Suspend, make read-only, or resume. Acts on the very next request: `enter` asks the stored row. */
export const setTenantStatus = command({
  name: "platform.set_status",
  summary: "Suspend or resume a tenant",
  access: "operator",
  input: SetStatus,
  output: z.object({ id: z.string() }),
  write: ({ input }) => ({ changed: platform.change(input.id, { status: input.status }), hosts: platform.hostsOf(input.id) }),
  result: async ({ changed: [tenant], hosts }, { ctx }) => {
    if (!tenant) throw new Failure("not_found");
    await Promise.all(hosts.map(({ host }) => ctx.services.forgetHost(host)));
    return tenant;
  },
  after: ({ ctx, input }) => (input.status === "suspended" ? ctx.services.live.drop(input.id, "everyone") : Promise.resolve()),
});
