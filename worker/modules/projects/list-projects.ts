import { pageFrom } from "#worker/kernel/db/keyset.ts";
import { query } from "#worker/kernel/operation.ts";
import { ListProjects, ProjectPage } from "./contract.ts";
import * as projects from "./repository.ts";

export const listProjects = query({
  name: "projects.list",
  summary: "List projects",
  access: "projects:read",
  route: "GET /projects",
  input: ListProjects,
  output: ProjectPage,
  read: ({ input, ctx }) => projects.list(input, ctx),
  result: (found, { input }) => pageFrom(found, input),
});
