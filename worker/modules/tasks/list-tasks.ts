import { pageFrom } from "#worker/kernel/db/keyset.ts";
import { query } from "#worker/kernel/operation.ts";
import { ListTasks, TaskPage } from "./contract.ts";
import * as tasks from "./repository.ts";

export const listTasks = query({
  name: "tasks.list",
  summary: "List tasks, those that are due first at the top",
  access: "tasks:read",
  route: "GET /tasks",
  input: ListTasks,
  output: TaskPage,
  read: ({ input, ctx }) => tasks.list(input, ctx),
  result: (found, { input }) => pageFrom(found, input),
});
