import type { Module } from "#worker/kernel/module.ts";
import { clearHours } from "./assignment/clear-hours.ts";
import { createRule } from "./assignment/create-rule.ts";
import { deleteRule } from "./assignment/delete-rule.ts";
import { listAssignments } from "./assignment/list-assignments.ts";
import { listHours } from "./assignment/list-hours.ts";
import { listRules } from "./assignment/list-rules.ts";
import { reorderRules } from "./assignment/reorder-rules.ts";
import { setHours } from "./assignment/set-hours.ts";
import { tryRules } from "./assignment/try-rules.ts";
import { updateRule } from "./assignment/update-rule.ts";
import { tasksBulk } from "./bulk.ts";
import { completeTask } from "./complete-task.ts";
import { createTask } from "./create-task.ts";
import { deleteTask } from "./delete-task.ts";
import { tasksExport } from "./export.ts";
import { getTask } from "./get-task.ts";
import { tasksImport } from "./import/importable.ts";
import { reviseTask } from "./import/revise-task.ts";
import { listTasks } from "./list-tasks.ts";
import { TASK_LAYOUT } from "./options.ts";
import { reopenTask } from "./reopen-task.ts";
import * as tasks from "./repository.ts";
import { summarizeTasks } from "./summarize-tasks.ts";
import { teamTasks } from "./team-tasks.ts";
import { tickCheck } from "./tick-check.ts";
import { updateTask } from "./update-task.ts";

export const tasksModule: Module = {
  name: "tasks",
  objects: { tasks: tasks.kind },
  bulk: { tasks: tasksBulk },
  imports: { tasks: tasksImport },
  exports: { tasks: tasksExport },
  layouts: { tasks: TASK_LAYOUT },
  operations: [
    listTasks,
    getTask,
    summarizeTasks,
    teamTasks,
    createTask,
    updateTask,
    completeTask,
    reopenTask,
    tickCheck,
    deleteTask,
    reviseTask,
    listRules,
    createRule,
    updateRule,
    deleteRule,
    reorderRules,
    tryRules,
    listAssignments,
    listHours,
    setHours,
    clearHours,
  ],
  // Agencies hand tasks to one another, so members write all of them; they remove their own.
  permissions: [
    { name: "tasks:read", scoped: true, territory: true, defaults: { manager: "all", member: "all", viewer: "all" } },
    { name: "tasks:write", scoped: true, territory: true, defaults: { manager: "all", member: "all" } },
    { name: "tasks:delete", scoped: true, territory: true, defaults: { manager: "all", member: "own" } },
    { name: "assignment:manage", scoped: false, defaults: {} },
  ],
  nav: [{ to: "/tasks", label: "tasks.title", icon: "list-checks", group: "main", access: "tasks:read", key: "t" }],
};
