import { nothing } from "#worker/kernel/contract.ts";
import { command } from "#worker/kernel/operation.ts";
import { ExportId } from "./contract.ts";
import { exportDeleted } from "./events.ts";
import { namesOfPieces } from "./pieces.ts";
import * as exports from "./repository.ts";

export const deleteExport = command({
  name: "exports.delete",
  summary: "Remove the file and its link; one that is still written is stopped",
  access: "staff",
  route: "DELETE /exports/:id",
  input: ExportId,
  output: nothing,
  prepare: async () => ({ pieces: 0 }),
  read: ({ input }) => ({ found: exports.state(input.id) }),
  write: ({ input: { id }, prepared, rows: { found } }) => {
    prepared.pieces = found[0]?.pieces ?? 0;
    return exports.remove(id);
  },
  events: ({ input }) => [exportDeleted(input.id)],
  result: () => null,
  after: async ({ input: { id }, prepared: { pieces }, ctx }) => {
    if (ctx.tenant) await ctx.services.files.remove(ctx.tenant.id, namesOfPieces(id, pieces));
  },
});
