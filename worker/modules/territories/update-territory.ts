import { lock, mustSee } from "#worker/kernel/db/guard.ts";
import { sendJob } from "#worker/kernel/jobs/start.ts";
import { command } from "#worker/kernel/operation.ts";
import { Changed, UpdateTerritory } from "./contract.ts";
import { territoryChanged } from "./events.ts";
import * as territories from "./repository.ts";

export const updateTerritory = command({
  name: "territories.update",
  summary: "Change a territory's rules or its place in the tree; customers move where they belong by then",
  access: "territories:write",
  route: "PATCH /territories/:id",
  input: UpdateTerritory,
  output: Changed,
  prepare: async ({ ctx }) => ({ job: ctx.newId() }),
  write: ({ input: { id, version, token, ...values }, prepared: { job } }) => ({
    turn: territories.takeTurn(),
    lock: lock("territories", id, version),
    parent: mustSee("territories", values.parentId, "parentId"),
    fields: territories.mustKnowFields(values.rules ?? {}),
    changed: territories.update(id, values),
    tree: territories.mustBeTree(),
    settled: territories.settle(job, null, token),
  }),
  events: ({ input }) => [territoryChanged(input.id)],
  result: ({ settled: { settled } }, { input: { id } }) => ({ id, ...settled }),
  after: ({ ctx, prepared: { job } }) => sendJob(ctx, job),
});
