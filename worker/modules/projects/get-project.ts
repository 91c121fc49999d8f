import { query } from "#worker/kernel/operation.ts";
import { theOne } from "#worker/kernel/the-one.ts";
import { Project, ProjectId } from "./contract.ts";
import * as projects from "./repository.ts";

export const getProject = query({
  name: "projects.get",
  summary: "Read one project",
  access: "projects:read",
  route: "GET /projects/:id",
  input: ProjectId,
  output: Project,
  read: ({ input, ctx }) => ({ found: projects.one(input.id, ctx) }),
  result: ({ found }) => theOne(found),
});
