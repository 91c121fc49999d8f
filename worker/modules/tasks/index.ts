export { completeTask } from "./complete-task.ts";
export { createTask } from "./create-task.ts";
export { deleteTask } from "./delete-task.ts";
export { getTask } from "./get-task.ts";
export { listTasks } from "./list-tasks.ts";
export { reopenTask } from "./reopen-task.ts";
export { summarizeTasks } from "./summarize-tasks.ts";
export { updateTask } from "./update-task.ts";
