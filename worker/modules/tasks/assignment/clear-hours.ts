import { mustSee } from "#worker/kernel/db/guard.ts";
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
    person: mustSee("users", userId, "userId"),
    removed: rules.clearHours(userId),
    found: rules.hours(),
  }),
  result: ({ found }) => ({ data: found }),
});
