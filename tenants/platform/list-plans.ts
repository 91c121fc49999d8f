import { z } from "zod";
import { query } from "#worker/kernel/operation.ts";
import { Plan } from "./contract.ts";
import * as platform from "./repository.ts";

export const listPlans = query({
  name: "platform.list_plans",
  summary: "The plans, smallest first",
  access: "operator",
  input: z.strictObject({}),
  output: z.array(Plan),
  read: () => ({ plans: platform.allPlans() }),
  result: ({ plans }) => plans,
});
