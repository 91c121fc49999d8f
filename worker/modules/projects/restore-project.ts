import { lock } from "#worker/kernel/db/guard.ts";
import { command } from "#worker/kernel/operation.ts";
import { theOne } from "#worker/kernel/the-one.ts";
import { Project, ProjectVersion } from "./contract.ts";
import { projectRestored } from "./events.ts";
import * as projects from "./repository.ts";

export const restoreProject = command({
  name: "projects.restore",
  summary: "Bring an archived project back",
  access: "projects:write",
  route: "POST /projects/:id/restore",
  input: ProjectVersion,
  output: Project,
  read: ({ input }) => ({ before: projects.facts(input.id) }),
  write: ({ input: { id, version }, ctx }) => ({
    lock: lock("projects", id, version),
    ...projects.update(id, { archivedAt: null }, ctx),
    found: projects.one(id, ctx),
  }),
  events: ({ input, rows: { before } }) => [projectRestored(input.id, before[0]?.customerId)],
  result: ({ found }) => theOne(found),
});
