import { command } from "#worker/kernel/operation.ts";
import { ReorderRules, RulePage } from "./contract.ts";
import { MOST_RULES } from "./options.ts";
import * as rules from "./repository.ts";

export const reorderRules = command({
  name: "assignment_rules.reorder",
  summary: "Put the rules in another order; all of them are named",
  access: "assignment:manage",
  route: "PUT /assignment-rules/order",
  input: ReorderRules,
  output: RulePage,
  write: ({ input: { ids } }) => ({
    all: rules.mustBeAll(ids),
    moved: rules.reorder(ids),
    found: rules.all(MOST_RULES),
  }),
  result: ({ found }) => ({ data: found, page: { next: null, total: found.length } }),
});
