import { nothing } from "#worker/kernel/contract.ts";
import { command } from "#worker/kernel/operation.ts";
import { TenantHost } from "./contract.ts";
import * as platform from "./repository.ts";

/** Links in mails lead there from now on. */
export const setPrimaryHost = command({
  name: "platform.set_primary_host",
  summary: "Let one of a tenant's hosts lead",
  access: "operator",
  input: TenantHost,
  output: nothing,
  write: ({ input }) => ({ leads: platform.setPrimaryHost(input.id, input.host) }),
  result: () => null,
});
