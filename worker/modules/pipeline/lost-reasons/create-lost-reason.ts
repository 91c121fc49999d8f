import { command } from "#worker/kernel/operation.ts";
import { theOne } from "#worker/kernel/the-one.ts";
import { Choice, CreateChoice } from "../choices/contract.ts";
import { lostReasonCreated } from "./events.ts";
import { reasons } from "./repository.ts";

export const createLostReason = command({
  name: "lost_reasons.create",
  summary: "Add a reason for which deals are lost",
  access: "pipelines:write",
  route: "POST /lost-reasons",
  creates: true,
  input: CreateChoice,
  output: Choice,
  prepare: async ({ ctx }) => ({ id: ctx.newId() }),
  write: ({ input, prepared: { id } }) => ({ made: reasons.insert(id, input.name), found: reasons.one(id) }),
  events: ({ prepared }) => [lostReasonCreated(prepared.id)],
  result: ({ found }) => theOne(found),
});
