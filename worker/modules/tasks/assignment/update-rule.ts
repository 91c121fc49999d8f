import { lock } from "#worker/kernel/db/guard.ts";
import { command } from "#worker/kernel/operation.ts";
import { theOne } from "#worker/kernel/the-one.ts";
import { checkFilter } from "./check-filter.ts";
import { Rule, UpdateRule } from "./contract.ts";
import * as rules from "./repository.ts";

export const updateRule = command({
  name: "assignment_rules.update",
  summary: "Change a rule that gives tasks to people; what is left out stays",
  access: "assignment:manage",
  route: "PATCH /assignment-rules/:id",
  input: UpdateRule,
  output: Rule,
  write: ({ input: { id, version, ...values }, ctx }) => {
    const filter = values.filter && checkFilter(values.filter, ctx);
    return {
      lock: lock("assignment_rules", id, version),
      ...rules.mustKnow(values),
      changed: rules.update(id, { ...values, filter }),
      found: rules.one(id),
    };
  },
  result: ({ found }) => theOne(found),
});
