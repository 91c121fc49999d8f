import { lock } from "#worker/kernel/db/guard.ts";
import { command } from "#worker/kernel/operation.ts";
import { withDocument } from "#worker/kernel/rich/plain-text.ts";
import { theOne } from "#worker/kernel/the-one.ts";
import { CreateNote, Note } from "./contract.ts";
import { noteAdded } from "./events.ts";
import * as notes from "./repository.ts";

export const createNote = command({
  name: "notes.create",
  summary: "Write a note about a customer",
  access: "customers:write",
  route: "POST /customers/:customerId/notes",
  creates: true,
  input: CreateNote,
  output: Note,
  prepare: async ({ ctx }) => ({ id: ctx.newId() }),
  write: ({ input, prepared: { id } }) => ({
    customer: lock("customers", input.customerId),
    made: notes.insert({ ...input, id }),
    found: notes.one(id),
  }),
  events: ({ input, prepared: { id } }) => [noteAdded(input.customerId, id)],
  result: ({ found }) => withDocument(theOne(found)),
});
