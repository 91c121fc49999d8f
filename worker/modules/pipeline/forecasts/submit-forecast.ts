import { nothing } from "#worker/kernel/contract.ts";
import { command } from "#worker/kernel/operation.ts";
import { SubmitForecast } from "./contract.ts";
import * as forecasts from "./repository.ts";

export const submitForecast = command({
  name: "forecasts.submit",
  summary: "Say what one will win in a month or quarter; saying it again replaces it",
  access: "forecasts:write",
  usersOnly: true,
  route: "POST /forecasts",
  input: SubmitForecast,
  output: nothing,
  prepare: async ({ ctx }) => ({ id: ctx.newId() }),
  write: ({ input: { period, amountMinor, note }, prepared: { id } }) => ({
    said: forecasts.submit(id, period, amountMinor, note ?? null),
  }),
  events: ({ input: { period, amountMinor }, prepared: { id } }) => [
    { name: "forecasts.submitted", subject: "forecasts", subjectId: id, payload: { period, amountMinor } },
  ],
  result: () => null,
});
