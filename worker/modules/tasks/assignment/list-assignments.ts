import { query } from "#worker/kernel/operation.ts";
import { Assignments, ListAssignments } from "./contract.ts";
import * as rules from "./repository.ts";

export const listAssignments = query({
  name: "tasks.list_assignments",
  summary: "Why a task went to whom: the rule, how it chose, and everybody who was looked at",
  access: "tasks:read",
  route: "GET /tasks/:id/assignments",
  input: ListAssignments,
  output: Assignments,
  read: ({ input }) => ({ found: rules.of(input.id) }),
  result: ({ found }) => ({ data: found }),
});
