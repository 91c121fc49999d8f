import type { Bulk } from "#worker/kernel/db/bulk.ts";
import { deleting, isArchived, isNotArchived, setting, verb, writtenCustom } from "#worker/kernel/jobs/actions.ts";
import { archiveProject } from "./archive-project.ts";
import { ListProjects } from "./contract.ts";
import { deleteProject } from "./delete-project.ts";
import * as projects from "./repository.ts";
import { restoreProject } from "./restore-project.ts";
import { projects as table } from "./tables.ts";
import { updateProject } from "./update-project.ts";

/** What can be done with many projects at once. */
export const projectsBulk: Bulk = {
  list: ListProjects,
  matching: (input: Parameters<typeof projects.ids>[0], most, ctx) => projects.ids(input, most, ctx),
  rows: (_, ids, ctx) => projects.these(ids, ctx),
  labelOf: ({ name }) => String(name),
  table,
  actions: {
    update: setting(updateProject, (row) => ({ ...row, custom: writtenCustom(row) })),
    archive: verb(archiveProject, restoreProject, isArchived),
    restore: verb(restoreProject, archiveProject, isNotArchived),
    delete: deleting(deleteProject),
  },
};
