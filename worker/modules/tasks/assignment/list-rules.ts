import { z } from "zod";
import { query } from "#worker/kernel/operation.ts";
import { RulePage } from "./contract.ts";
import { MOST_RULES } from "./options.ts";
import * as rules from "./repository.ts";

export const listRules = query({
  name: "assignment_rules.list",
  summary: "List the rules that say who gets tasks nobody was named for, in the order in which they are asked",
  access: "assignment:manage",
  route: "GET /assignment-rules",
  input: z.strictObject({}),
  output: RulePage,
  read: () => ({ found: rules.all(MOST_RULES) }),
  result: ({ found }) => ({ data: found, page: { next: null, total: found.length } }),
});
