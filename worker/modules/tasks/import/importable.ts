import type { Importable } from "#worker/kernel/importable.ts";
import { deleteTask } from "../delete-task.ts";
import { TASK_PRIORITIES } from "../options.ts";
import { changeTask } from "./change.ts";
import { ALIASES, PRIORITY_WORDS, STATUS_WORDS } from "./headings.ts";
import { importTask } from "./import-task.ts";

/** How tasks come out of a file. */
export const tasksImport: Importable = {
  create: importTask,
  change: changeTask,
  remove: deleteTask,
  words: "tasks",
  targets: [
    { name: "title", kind: "text", required: true, aliases: ALIASES.title },
    { name: "note", kind: "long_text", aliases: ALIASES.note },
    { name: "dueAt", kind: "date_time", dayEnds: true, aliases: ALIASES.dueAt },
    {
      name: "priority",
      kind: "select",
      choices: TASK_PRIORITIES.flatMap((value) => PRIORITY_WORDS[value].map((label) => ({ value, label }))),
      aliases: ALIASES.priority,
    },
    { name: "ownerId", kind: "person", aliases: ALIASES.ownerId },
    { name: "customerId", kind: "relation", object: "customers", aliases: ALIASES.customerId },
    { name: "dealId", kind: "relation", object: "deals", aliases: ALIASES.dealId },
    { name: "projectId", kind: "relation", object: "projects", aliases: ALIASES.projectId },
    {
      name: "status",
      kind: "select",
      choices: (["open", "done"] as const).flatMap((value) => STATUS_WORDS[value].map((label) => ({ value, label }))),
      aliases: ALIASES.status,
    },
    { name: "doneAt", kind: "date_time", aliases: ALIASES.doneAt },
    { name: "checklist", kind: "text", many: true, aliases: ALIASES.checklist },
  ],
};
