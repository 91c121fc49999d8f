import { nothing } from "#worker/kernel/contract.ts";
import { lock } from "#worker/kernel/db/guard.ts";
import { toTrash } from "#worker/kernel/db/trash.ts";
import { command } from "#worker/kernel/operation.ts";
import { TaskVersion } from "./contract.ts";
import { taskDeleted } from "./events.ts";
import * as tasks from "./repository.ts";

export const deleteTask = command({
  name: "tasks.delete",
  summary: "Put a task into the trash",
  access: "tasks:delete",
  route: "DELETE /tasks/:id",
  input: TaskVersion,
  output: nothing,
  read: ({ input }) => ({ before: tasks.facts(input.id) }),
  write: ({ input: { id, version } }) => ({
    lock: lock("tasks", id, version),
    kept: toTrash("tasks", id),
    ...tasks.remove(id),
  }),
  events: ({ input, rows: { before } }) => [taskDeleted(input.id, before[0] ?? {})],
  result: () => null,
});
