import type { Module } from "#worker/kernel/module.ts";
import { tasksBulk } from "./bulk.ts";
import { completeTask } from "./complete-task.ts";
import { createTask } from "./create-task.ts";
import { deleteTask } from "./delete-task.ts";
import { tasksExport } from "./export.ts";
import { getTask } from "./get-task.ts";
import { listTasks } from "./list-tasks.ts";
import { reopenTask } from "./reopen-task.ts";
import * as tasks from "./repository.ts";
import { summarizeTasks } from "./summarize-tasks.ts";
import { tickCheck } from "./tick-check.ts";
import { updateTask } from "./update-task.ts";

export const tasksModule: Module = {
  name: "tasks",
  objects: { tasks: tasks.kind },
  bulk: { tasks: tasksBulk },
  exports: { tasks: tasksExport },
  operations: [
    listTasks,
    getTask,
    summarizeTasks,
    createTask,
    updateTask,
    completeTask,
    reopenTask,
    tickCheck,
    deleteTask,
  ],
  // Agencies hand tasks to one another, so members write all of them; they remove their own.
  permissions: [
    { name: "tasks:read", scoped: true, territory: true, defaults: { manager: "all", member: "all", viewer: "all" } },
    { name: "tasks:write", scoped: true, territory: true, defaults: { manager: "all", member: "all" } },
    { name: "tasks:delete", scoped: true, territory: true, defaults: { manager: "all", member: "own" } },
  ],
  nav: [{ to: "/tasks", label: "tasks.title", icon: "list-checks", group: "main", access: "tasks:read", key: "t" }],
};
