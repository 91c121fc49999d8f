import { nothing } from "#worker/kernel/contract.ts";
import { lock } from "#worker/kernel/db/guard.ts";
import { command } from "#worker/kernel/operation.ts";
import { RuleVersion } from "./contract.ts";
import * as rules from "./repository.ts";

export const deleteRule = command({
  name: "assignment_rules.delete",
  summary: "Remove a rule; tasks it gave keep who has them, and why",
  access: "assignment:manage",
  route: "DELETE /assignment-rules/:id",
  input: RuleVersion,
  output: nothing,
  write: ({ input: { id, version } }) => ({
    lock: lock("assignment_rules", id, version),
    removed: rules.remove(id),
  }),
  result: () => null,
});
