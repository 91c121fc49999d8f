import { query } from "#worker/kernel/operation.ts";
import { theOne } from "#worker/kernel/the-one.ts";
import { Task, TaskId } from "./contract.ts";
import * as tasks from "./repository.ts";

export const getTask = query({
  name: "tasks.get",
  summary: "Read one task",
  access: "tasks:read",
  route: "GET /tasks/:id",
  input: TaskId,
  output: Task,
  read: ({ input, ctx }) => ({ found: tasks.one(input.id, ctx) }),
  result: ({ found }) => theOne(found),
});
