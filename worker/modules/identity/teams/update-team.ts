import { command } from "#worker/kernel/operation.ts";
import { theOne } from "#worker/kernel/the-one.ts";
import { teamChanged } from "../events.ts";
import { Team, UpdateTeam } from "./contract.ts";
import * as teams from "./repository.ts";

export const updateTeam = command({
  name: "teams.update",
  summary: "Rename a team or set its people",
  access: "users:write",
  route: "PATCH /teams/:id",
  input: UpdateTeam,
  output: Team,
  write: ({ input: { id, name, memberIds } }) => ({
    lock: teams.lockTeam(id),
    ...(name ? { renamed: teams.rename(id, name) } : {}),
    ...(memberIds ? { mayStaff: teams.mayStaff(id), ...teams.setMembers(id, memberIds) } : {}),
    found: teams.one(id),
  }),
  events: ({ input }) => [teamChanged(input.id)],
  result: ({ found }) => theOne(found),
});
