import { nothing } from "#worker/kernel/contract.ts";
import { lock } from "#worker/kernel/db/guard.ts";
import { toTrash } from "#worker/kernel/db/trash.ts";
import { command } from "#worker/kernel/operation.ts";
import { ProjectVersion } from "./contract.ts";
import { projectDeleted } from "./events.ts";
import * as projects from "./repository.ts";

export const deleteProject = command({
  name: "projects.delete",
  summary: "Put a project into the trash; its tasks stay",
  access: "projects:delete",
  route: "DELETE /projects/:id",
  input: ProjectVersion,
  output: nothing,
  read: ({ input }) => ({ before: projects.facts(input.id) }),
  write: ({ input: { id, version } }) => ({
    lock: lock("projects", id, version),
    kept: toTrash("projects", id),
    ...projects.remove(id),
  }),
  events: ({ input, rows: { before } }) => [projectDeleted(input.id, before[0]?.customerId)],
  result: () => null,
});
