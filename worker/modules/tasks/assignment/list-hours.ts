import { z } from "zod";
import { query } from "#worker/kernel/operation.ts";
import { HoursList } from "./contract.ts";
import * as rules from "./repository.ts";

export const listHours = query({
  name: "working_hours.list",
  summary: "List when people work: everybody's hours first, then those who have their own",
  access: "assignment:manage",
  route: "GET /working-hours",
  input: z.strictObject({}),
  output: HoursList,
  read: () => ({ found: rules.hours() }),
  result: ({ found }) => ({ data: found }),
});
