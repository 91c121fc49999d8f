import { command } from "#worker/kernel/operation.ts";
import { theOne } from "#worker/kernel/the-one.ts";
import { Choice, UpdateChoice } from "../choices/contract.ts";
import { competitorUpdated } from "./events.ts";
import { rivals } from "./repository.ts";

export const updateCompetitor = command({
  name: "competitors.update",
  summary: "Rename a competitor, place it among the others, stop or start offering it",
  access: "pipelines:write",
  route: "PATCH /competitors/:id",
  input: UpdateChoice,
  output: Choice,
  write: ({ input: { id, ...values } }) => ({
    lock: rivals.lock(id),
    changed: rivals.update(id, values),
    found: rivals.one(id),
  }),
  events: ({ input: { id, ...values } }) => [competitorUpdated(id, Object.keys(values))],
  result: ({ found }) => theOne(found),
});
