import { command } from "#worker/kernel/operation.ts";
import { theOne } from "#worker/kernel/the-one.ts";
import { Choice, CreateChoice } from "../choices/contract.ts";
import { competitorCreated } from "./events.ts";
import { rivals } from "./repository.ts";

export const createCompetitor = command({
  name: "competitors.create",
  summary: "Add a competitor",
  access: "pipelines:write",
  route: "POST /competitors",
  creates: true,
  input: CreateChoice,
  output: Choice,
  prepare: async ({ ctx }) => ({ id: ctx.newId() }),
  write: ({ input, prepared: { id } }) => ({ made: rivals.insert(id, input.name), found: rivals.one(id) }),
  events: ({ prepared }) => [competitorCreated(prepared.id)],
  result: ({ found }) => theOne(found),
});
