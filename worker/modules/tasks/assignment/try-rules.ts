import { Failure } from "#worker/kernel/errors.ts";
import { query } from "#worker/kernel/operation.ts";
import { Tried, TryRules } from "./contract.ts";
import * as rules from "./repository.ts";

export const tryRules = query({
  name: "assignment_rules.try",
  summary: "Who would get a task like this one, and why; nobody's turn is taken",
  access: "assignment:manage",
  route: "GET /assignment-rules/try",
  input: TryRules,
  output: Tried,
  read: ({ input: { taskId }, ctx }) => ({
    found: rules.choice(taskId, ctx),
  }),
  result: ({ found }) => {
    if (!found?.choice) throw new Failure("not_found");
    return found.choice;
  },
});
