import { nothing } from "#worker/kernel/contract.ts";
import { lock } from "#worker/kernel/db/guard.ts";
import { toTrash } from "#worker/kernel/db/trash.ts";
import { command } from "#worker/kernel/operation.ts";
import { DeleteNote } from "./contract.ts";
import { noteDeleted } from "./events.ts";
import * as notes from "./repository.ts";

export const deleteNote = command({
  name: "notes.delete",
  summary: "Put a note into the trash: its author, or who may change all customers",
  access: "customers:write",
  route: "DELETE /customers/:customerId/notes/:id",
  input: DeleteNote,
  output: nothing,
  write: ({ input: { id, customerId } }) => ({
    mine: notes.mustBeMine(id, customerId),
    lock: lock("notes", id),
    kept: toTrash("notes", id),
    gone: notes.remove(id),
  }),
  events: ({ input }) => [noteDeleted(input.customerId, input.id)],
  result: () => null,
});
