import { query } from "#worker/kernel/operation.ts";
import { TaskPeriod, TaskSummary } from "./contract.ts";
import * as tasks from "./repository.ts";

export const summarizeTasks = query({
  name: "tasks.summary",
  summary: "How many open tasks are due in a period and overdue now: one's own, and all that one may see",
  access: "tasks:read",
  route: "GET /tasks/summary",
  input: TaskPeriod,
  output: TaskSummary,
  read: ({ input }) => ({ sums: tasks.sums(input) }),
  result: ({ sums }) => ({
    mine: { due: sums.mineDue, overdue: sums.mineOverdue },
    all: { due: sums.allDue, overdue: sums.allOverdue },
  }),
});
