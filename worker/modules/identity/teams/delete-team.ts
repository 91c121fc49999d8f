import { nothing } from "#worker/kernel/contract.ts";
import { command } from "#worker/kernel/operation.ts";
import { teamChanged } from "../events.ts";
import { TeamId } from "./contract.ts";
import * as teams from "./repository.ts";

export const deleteTeam = command({
  name: "teams.delete",
  summary: "Remove a team; its people stay",
  access: "users:write",
  route: "DELETE /teams/:id",
  input: TeamId,
  output: nothing,
  write: ({ input: { id } }) => ({ lock: teams.lockTeam(id), mayStaff: teams.mayStaff(id), removed: teams.remove(id) }),
  events: ({ input }) => [teamChanged(input.id)],
  result: () => null,
});
