import { command } from "#worker/kernel/operation.ts";
import { theOne } from "#worker/kernel/the-one.ts";
import { teamChanged } from "../events.ts";
import { CreateTeam, Team } from "./contract.ts";
import * as teams from "./repository.ts";

export const createTeam = command({
  name: "teams.create",
  summary: "Add a team",
  access: "users:write",
  route: "POST /teams",
  creates: true,
  input: CreateTeam,
  output: Team,
  prepare: async ({ ctx }) => ({ id: ctx.newId() }),
  write: ({ input: { name, memberIds }, prepared: { id } }) => ({
    made: teams.insert(id, name),
    ...(memberIds.length > 0 ? { mayStaff: teams.mayStaff(id), ...teams.setMembers(id, memberIds) } : {}),
    found: teams.one(id),
  }),
  events: ({ prepared: { id } }) => [teamChanged(id)],
  result: ({ found }) => theOne(found),
});
