import { guard, mustSee } from "#worker/kernel/db/guard.ts";
import { sendJob } from "#worker/kernel/jobs/start.ts";
import { command } from "#worker/kernel/operation.ts";
import { Changed, CreateTerritory } from "./contract.ts";
import { territoryChanged } from "./events.ts";
import { MOST_TERRITORIES } from "./options.ts";
import * as territories from "./repository.ts";

export const createTerritory = command({
  name: "territories.create",
  summary: "Add a territory; customers that fit its rules move into it",
  access: "territories:write",
  route: "POST /territories",
  creates: true,
  input: CreateTerritory,
  output: Changed,
  prepare: async ({ ctx }) => ({ id: ctx.newId(), job: ctx.newId() }),
  write: ({ input: { token, ...values }, prepared: { id, job } }) => ({
    turn: territories.takeTurn(),
    few: guard(territories.areFewer(MOST_TERRITORIES), "territories.too_many"),
    parent: mustSee("territories", values.parentId, "parentId"),
    fields: territories.mustKnowFields(values.rules),
    made: territories.insert(id, values),
    tree: territories.mustBeTree(),
    settled: territories.settle(job, id, token),
  }),
  events: ({ prepared: { id } }) => [territoryChanged(id)],
  result: ({ settled: { settled } }, { prepared: { id } }) => ({ id, ...settled }),
  after: ({ ctx, prepared: { job } }) => sendJob(ctx, job),
});
