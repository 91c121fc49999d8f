import { mustSee } from "#worker/kernel/db/guard.ts";
import { command } from "#worker/kernel/operation.ts";
import { HoursList, SetHours } from "./contract.ts";
import * as rules from "./repository.ts";

export const setHours = command({
  name: "working_hours.set",
  summary: "Say when a person works, or everybody who has no hours of their own",
  access: "assignment:manage",
  route: "PUT /working-hours",
  input: SetHours,
  output: HoursList,
  prepare: async ({ ctx }) => ({ id: ctx.newId() }),
  write: ({ input, prepared: { id } }) => ({
    person: mustSee("users", input.userId, "userId"),
    set: rules.setHours(id, input),
    found: rules.hours(),
  }),
  result: ({ found }) => ({ data: found }),
});
