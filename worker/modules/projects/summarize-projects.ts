import { query } from "#worker/kernel/operation.ts";
import { ProjectPeriod, ProjectSummary } from "./contract.ts";
import * as projects from "./repository.ts";

export const summarizeProjects = query({
  name: "projects.summary",
  summary: "How many projects are active, and how many were when the period began",
  access: "projects:read",
  route: "GET /projects/summary",
  input: ProjectPeriod,
  output: ProjectSummary,
  read: ({ input }) => ({ sums: projects.sums(input) }),
  result: ({ sums }) => sums,
});
