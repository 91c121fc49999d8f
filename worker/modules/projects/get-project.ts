import { query } from "#worker/kernel/operation.ts";
import { Project, ProjectId } from "./contract.ts";
import { theProject } from "./project.ts";
import * as projects from "./repository.ts";

export const getProject = query({
  name: "projects.get",
  summary: "Read one project",
  access: "projects:read",
  route: "GET /projects/:id",
  input: ProjectId,
  output: Project,
  read: ({ input }) => ({ found: projects.one(input.id) }),
  result: ({ found }) => theProject(found),
});
