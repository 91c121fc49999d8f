import { lock } from "#worker/kernel/db/guard.ts";
import { command } from "#worker/kernel/operation.ts";
import { theOne } from "#worker/kernel/the-one.ts";
import { Project, ProjectVersion } from "./contract.ts";
import { projectArchived } from "./events.ts";
import * as projects from "./repository.ts";

export const archiveProject = command({
  name: "projects.archive",
  summary: "Put a project away; nothing is lost, and it can be restored",
  access: "projects:write",
  route: "POST /projects/:id/archive",
  input: ProjectVersion,
  output: Project,
  read: ({ input }) => ({ before: projects.facts(input.id) }),
  write: ({ input: { id, version }, ctx }) => ({
    lock: lock("projects", id, version),
    ...projects.update(id, { archivedAt: new Date(ctx.clock.now()).toISOString() }, ctx),
    found: projects.one(id, ctx),
  }),
  events: ({ input, rows: { before } }) => [projectArchived(input.id, before[0]?.customerId)],
  result: ({ found }) => theOne(found),
});
