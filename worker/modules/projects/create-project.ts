import { mustSee } from "#worker/kernel/db/guard.ts";
import { command } from "#worker/kernel/operation.ts";
import { theOne } from "#worker/kernel/the-one.ts";
import { CreateProject, Project } from "./contract.ts";
import { projectCreated } from "./events.ts";
import * as projects from "./repository.ts";

export const createProject = command({
  name: "projects.create",
  summary: "Add a project of a customer",
  access: "projects:write",
  route: "POST /projects",
  creates: true,
  input: CreateProject,
  output: Project,
  prepare: async ({ ctx }) => ({ id: ctx.newId() }),
  write: ({ input, prepared: { id }, ctx }) => ({
    customer: mustSee("customers", input.customerId, "customerId"),
    owner: mustSee("users", input.ownerId, "ownerId"),
    ...projects.insert({ ...input, id }, ctx),
    found: projects.one(id, ctx),
  }),
  events: ({ input, prepared: { id } }) => [projectCreated(id, input)],
  result: ({ found }) => theOne(found),
});
