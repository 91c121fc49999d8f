import { command } from "#worker/kernel/operation.ts";
import { ClearHours, HoursList } from "./contract.ts";
import * as rules from "./repository.ts";

export const clearHours = command({
  name: "working_hours.clear",
  summary: "Let a person's hours be everybody's again",
  access: "assignment:manage",
  route: "DELETE /working-hours/:userId",
  input: ClearHours,
  output: HoursList,
  write: ({ input: { userId } }) => ({
    person: rules.mustBeThere(userId),
    removed: rules.clearHours(userId),
    found: rules.hours(),
  }),
  result: ({ found }) => ({ data: found }),
});
