import { nothing } from "#worker/kernel/contract.ts";
import { mustSee } from "#worker/kernel/db/guard.ts";
import { command } from "#worker/kernel/operation.ts";
import { OverrideForecast } from "./contract.ts";
import * as forecasts from "./repository.ts";

export const overrideForecast = command({
  name: "forecasts.override",
  summary: "Say another figure for somebody's forecast; theirs stays beside it",
  access: "forecasts:override",
  usersOnly: true,
  route: "POST /forecasts/override",
  input: OverrideForecast,
  output: nothing,
  prepare: async ({ ctx }) => ({ id: ctx.newId() }),
  write: ({ input: { period, ownerId, amountMinor }, prepared: { id } }) => ({
    owner: mustSee("users", ownerId, "ownerId"),
    said: forecasts.override(id, period, ownerId, amountMinor),
  }),
  events: ({ input: { period, ownerId, amountMinor }, prepared: { id } }) => [
    { name: "forecasts.overridden", subject: "forecasts", subjectId: id, payload: { period, ownerId, amountMinor } },
  ],
  result: () => null,
});
