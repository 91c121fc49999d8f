import { command } from "#worker/kernel/operation.ts";
import { theOne } from "#worker/kernel/the-one.ts";
import { Choice, CreateChoice } from "../choices/contract.ts";
import { winReasonCreated } from "./events.ts";
import { reasons } from "./repository.ts";

export const createWinReason = command({
  name: "win_reasons.create",
  summary: "Add a reason for which deals are won",
  access: "pipelines:write",
  route: "POST /win-reasons",
  creates: true,
  input: CreateChoice,
  output: Choice,
  prepare: async ({ ctx }) => ({ id: ctx.newId() }),
  write: ({ input, prepared: { id } }) => ({ made: reasons.insert(id, input.name), found: reasons.one(id) }),
  events: ({ prepared }) => [winReasonCreated(prepared.id)],
  result: ({ found }) => theOne(found),
});
