import { query } from "#worker/kernel/operation.ts";
import { theOne } from "#worker/kernel/the-one.ts";
import { Team, TeamId } from "./contract.ts";
import * as teams from "./repository.ts";

export const getTeam = query({
  name: "teams.get",
  summary: "Read one team",
  access: "users:read",
  route: "GET /teams/:id",
  input: TeamId,
  output: Team,
  read: ({ input }) => ({ found: teams.one(input.id) }),
  result: ({ found }) => theOne(found),
});
