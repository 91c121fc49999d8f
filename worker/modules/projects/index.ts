export { archiveProject } from "./archive-project.ts";
export { createProject } from "./create-project.ts";
export { deleteProject } from "./delete-project.ts";
export { getProject } from "./get-project.ts";
export { listProjects } from "./list-projects.ts";
export { restoreProject } from "./restore-project.ts";
export { summarizeProjects } from "./summarize-projects.ts";
export { updateProject } from "./update-project.ts";
