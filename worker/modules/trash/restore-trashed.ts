import { command } from "#worker/kernel/operation.ts";
import { kindOf } from "#worker/kernel/registry.ts";
import { theOne } from "#worker/kernel/the-one.ts";
import { Trashed, TrashId } from "./contract.ts";
import { recordReturned } from "./events.ts";
import * as trash from "./repository.ts";

export const restoreTrashed = command({
  name: "trash.restore",
  summary: "Put a deleted record back as it was, with all that went with it",
  access: "staff",
  route: "POST /trash/:id/restore",
  input: TrashId,
  output: Trashed,
  read: ({ input }) => ({ kept: trash.one(input.id) }),
  write: ({ input: { id }, rows: { kept } }) => {
    const { table } = theOne(kept);
    return {
      there: trash.mustBeThere(id),
      before: trash.one(id),
      restored: trash.restore(id),
      ...kindOf(table)?.returned?.(id),
    };
  },
  events: ({ rows: { kept } }) => [recordReturned(theOne(kept))],
  result: ({ before }) => theOne(before),
});
