import { z } from "zod";
import { toTrash } from "#worker/kernel/db/trash.ts";
import { command } from "#worker/kernel/operation.ts";
import { RecordVersion } from "./contract.ts";
import { recordEvent } from "./events.ts";
import * as records from "./repository.ts";

export const deleteRecord = command({
  name: "records.delete",
  summary: "Put a record into the trash",
  access: "staff",
  route: "DELETE /objects/:object/records/:id",
  input: RecordVersion,
  output: z.null(),
  write: ({ input: { object, id, version }, ctx }) => ({
    may: records.may(ctx, object, "delete"),
    there: records.mustBeOf(object, id, ctx, version),
    kept: toTrash("records", id),
    ...records.remove(id),
  }),
  events: ({ input: { object, id } }) => [recordEvent("deleted", object, id)],
  result: () => null,
});
