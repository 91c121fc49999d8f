import { changedNames } from "#worker/kernel/custom/field.ts";
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
  write: ({ input: { id, version, ...values }, ctx }) => ({
    lock: lock("projects", id, version),
    customer: mustSee("customers", values.customerId, "customerId"),
    owner: mustSee("users", values.ownerId, "ownerId"),
    dates: projects.mustEndAfterStart(id, values),
    ...projects.update(id, values, ctx),
    found: projects.one(id, ctx),
  }),
  events: ({ input: { id, version: _, ...values }, rows: { before } }) => [
    projectUpdated(id, values.customerId ?? before[0]?.customerId, changedNames(values), values.status),
  ],
  result: ({ found }) => theOne(found),
});
