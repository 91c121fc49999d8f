import { pageFrom } from "#worker/kernel/db/keyset.ts";
import { query } from "#worker/kernel/operation.ts";
import { ListTeams, TeamPage } from "./contract.ts";
import * as teams from "./repository.ts";

export const listTeams = query({
  name: "teams.list",
  summary: "List teams and their people",
  access: "users:read",
  route: "GET /teams",
  input: ListTeams,
  output: TeamPage,
  read: ({ input }) => teams.list(input),
  result: (found, { input }) => pageFrom(found, input),
});
