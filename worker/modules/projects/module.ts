import type { Module } from "#worker/kernel/module.ts";
import { archiveProject } from "./archive-project.ts";
import { projectsBulk } from "./bulk.ts";
import { createProject } from "./create-project.ts";
import { deleteProject } from "./delete-project.ts";
import { projectsExport } from "./export.ts";
import { getProject } from "./get-project.ts";
import { projectsImport } from "./import.ts";
import { listProjects } from "./list-projects.ts";
import { PROJECT_LAYOUT } from "./options.ts";
import * as projects from "./repository.ts";
import { restoreProject } from "./restore-project.ts";
import { summarizeProjects } from "./summarize-projects.ts";
import { updateProject } from "./update-project.ts";

export const projectsModule: Module = {
  name: "projects",
  objects: { projects: projects.kind },
  bulk: { projects: projectsBulk },
  imports: { projects: projectsImport },
  exports: { projects: projectsExport },
  layouts: { projects: PROJECT_LAYOUT },
  operations: [
    listProjects,
    getProject,
    summarizeProjects,
    createProject,
    updateProject,
    archiveProject,
    restoreProject,
    deleteProject,
  ],
  permissions: [
    {
      name: "projects:read",
      scoped: true,
      territory: true,
      defaults: { manager: "all", member: "team", viewer: "all" },
    },
    { name: "projects:write", scoped: true, territory: true, defaults: { manager: "all", member: "own" } },
    { name: "projects:delete", scoped: true, territory: true, defaults: { manager: "all" } },
  ],
  nav: [
    {
      to: "/projects",
      label: "projects.title",
      icon: "folder-kanban",
      group: "sales",
      access: "projects:read",
      key: "p",
    },
  ],
};
