import { command } from "#worker/kernel/operation.ts";
import { theOne } from "#worker/kernel/the-one.ts";
import { checkFilter } from "./check-filter.ts";
import { CreateRule, Rule } from "./contract.ts";
import { MOST_RULES } from "./options.ts";
import * as rules from "./repository.ts";

export const createRule = command({
  name: "assignment_rules.create",
  summary: "Add a rule that gives tasks to people; it is asked last",
  access: "assignment:manage",
  route: "POST /assignment-rules",
  creates: true,
  input: CreateRule,
  output: Rule,
  prepare: async ({ ctx }) => ({ id: ctx.newId() }),
  write: ({ input, prepared: { id }, ctx }) => {
    const filter = checkFilter(input.filter, ctx);
    return {
      ...rules.mustKnow(input),
      made: rules.insert({ ...input, filter, id }),
      few: rules.mustBeFew(MOST_RULES),
      found: rules.one(id),
    };
  },
  result: ({ found }) => theOne(found),
});
