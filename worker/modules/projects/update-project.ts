import { lock, mustSee } from "#worker/kernel/db/guard.ts";
import { command } from "#worker/kernel/operation.ts";
import { theOne } from "#worker/kernel/the-one.ts";
import { Project, UpdateProject } from "./contract.ts";
import { projectUpdated } from "./events.ts";
import * as projects from "./repository.ts";

export const updateProject = command({
  name: "projects.update",
  summary: "Change fields of a project, its status too; what is left out stays",
  access: "projects:write",
  route: "PATCH /projects/:id",
  input: UpdateProject,
  output: Project,
  read: ({ input }) => ({ before: projects.facts(input.id) }),
  write: ({ input: { id, version, ...values } }) => ({
    lock: lock("projects", id, version),
    customer: mustSee("customers", values.customerId, "customerId"),
    owner: mustSee("users", values.ownerId, "ownerId"),
    dates: projects.mustEndAfterStart(id, values),
    changed: projects.update(id, values),
    found: projects.one(id),
  }),
  events: ({ input: { id, version: _, ...values }, rows: { before } }) => [
    projectUpdated(id, values.customerId ?? before[0]?.customerId, Object.keys(values), values.status),
  ],
  result: ({ found }) => theOne(found),
});
