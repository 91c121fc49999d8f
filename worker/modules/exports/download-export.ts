import { type Actor, covers, type Scope } from "#worker/kernel/actor.ts";
import type { Ctx } from "#worker/kernel/context.ts";
import { Failure } from "#worker/kernel/errors.ts";
import { command } from "#worker/kernel/operation.ts";
import { theOne } from "#worker/kernel/the-one.ts";
import { mustHold } from "#worker/modules/jobs/index.ts";
import { anyHidden, exportableFor } from "./columns.ts";
import { ExportId, WrittenFile } from "./contract.ts";
import { exportDownloaded } from "./events.ts";
import { fileFrom } from "./file-from.ts";
import * as exports from "./repository.ts";

/** Only for who made it, and only while the rights that it was made with still hold. */
export const downloadExport = command({
  name: "exports.download",
  summary: "Count a download of a file; its content is at `/exports/{id}/file`",
  access: "export:read",
  input: ExportId,
  output: WrittenFile,
  read: ({ input }) => ({ found: exports.ownFile(input.id) }),
  write: ({ input: { id }, rows: { found }, seen, ctx }) => {
    mustStillSee(theOne(found), seen, ctx);
    return { counted: exports.countDownload(id), found: exports.ownFile(id) };
  },
  events: ({ input }) => [exportDownloaded(input.id, "maker")],
  result: ({ found }) => fileFrom(found),
});

/** Throws 403 when the actor sees less by now than stands in the file. */
function mustStillSee(
  { subject, columns, reach }: { subject: string; columns: string[]; reach: string },
  seen: Actor | null,
  ctx: Ctx,
): void {
  const right = exportableFor(subject, ctx).right(subject, ctx);
  mustHold(seen, right);
  if (!seen || seen.kind === "system") return;
  const narrower = !covers(seen.grants[right] ?? "own", reach as Scope);
  if (narrower || anyHidden(subject, columns, seen, ctx)) throw new Failure("forbidden", "exports.sees_less");
}
