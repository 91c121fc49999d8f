import { command } from "#worker/kernel/operation.ts";
import { theOne } from "#worker/kernel/the-one.ts";
import { afterwards, assign } from "./assignment/assign.ts";
import { CreateTask, Task } from "./contract.ts";
import { taskCreated } from "./events.ts";
import { mustSeeLinks } from "./links.ts";
import { rhythm } from "./next-due.ts";
import * as tasks from "./repository.ts";

export const createTask = command({
  name: "tasks.create",
  summary: "Add a task, for oneself or for somebody else",
  access: "tasks:write",
  route: "POST /tasks",
  creates: true,
  input: CreateTask,
  output: Task,
  prepare: async ({ ctx }) => ({ id: ctx.newId() }),
  write: ({ input, prepared: { id }, ctx }) => ({
    ...mustSeeLinks(input),
    ...tasks.insert({ ...input, ...rhythm(input, input.dueAt, ctx), id }, ctx),
    ...(input.repeats ? { due: tasks.mustBeDueToRepeat(id) } : {}),
    found: tasks.one(id, ctx),
    ...(input.ownerId ? {} : assign(id, ctx)),
  }),
  events: ({ input, prepared: { id } }) => [taskCreated(id, input)],
  result: ({ found, ...written }) => afterwards(theOne(found), written),
});
