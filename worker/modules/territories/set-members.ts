import { nothing } from "#worker/kernel/contract.ts";
import { lock } from "#worker/kernel/db/guard.ts";
import { command } from "#worker/kernel/operation.ts";
import { SetTerritoryMembers } from "./contract.ts";
import { territoryChanged } from "./events.ts";
import * as territories from "./repository.ts";

export const setTerritoryMembers = command({
  name: "territories.set_members",
  summary: "Say whose territory it is, and on which days",
  access: "territories:write",
  route: "PUT /territories/:id/members",
  input: SetTerritoryMembers,
  output: nothing,
  write: ({ input: { id, members } }) => ({ lock: lock("territories", id), ...territories.setMembers(id, members) }),
  events: ({ input }) => [territoryChanged(input.id)],
  result: () => null,
});
