import { z } from "zod";
import { query } from "#worker/kernel/operation.ts";
import { TeamTasks } from "./contract.ts";
import * as tasks from "./repository.ts";

export const teamTasks = query({
  name: "tasks.list_team",
  summary: "Open tasks of the people in one's teams, person by person, who has most to do first",
  access: "tasks:read",
  route: "GET /tasks/team",
  input: z.strictObject({}),
  output: TeamTasks,
  read: () => ({ people: tasks.team() }),
  result: ({ people }) => ({ data: people }),
});
