import { lock } from "#worker/kernel/db/guard.ts";
import { command } from "#worker/kernel/operation.ts";
import { withDocument } from "#worker/kernel/rich/plain-text.ts";
import { theOne } from "#worker/kernel/the-one.ts";
import { Note, UpdateNote } from "./contract.ts";
import { noteUpdated } from "./events.ts";
import * as notes from "./repository.ts";

export const updateNote = command({
  name: "notes.update",
  summary: "Rewrite a note: its author, or who may change all customers",
  access: "customers:write",
  route: "PATCH /customers/:customerId/notes/:id",
  input: UpdateNote,
  output: Note,
  write: ({ input: { id, customerId, body, version } }) => ({
    mine: notes.mustBeMine(id, customerId),
    lock: lock("notes", id, version),
    changed: notes.update(id, body),
    found: notes.one(id),
  }),
  events: ({ input }) => [noteUpdated(input.customerId, input.id)],
  result: ({ found }) => withDocument(theOne(found)),
});
