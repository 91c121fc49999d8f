import { z } from "zod";
import type { Ctx } from "#worker/kernel/context.ts";
import type { Row } from "#worker/kernel/db/bulk.ts";
import { Failure } from "#worker/kernel/errors.ts";
import type { JobKind } from "#worker/kernel/jobs/job.ts";
import { command, query } from "#worker/kernel/operation.ts";
import { bulkFor } from "#worker/modules/jobs/index.ts";
import { columnsNamed } from "./columns.ts";
import { keep, namesOfPieces } from "./pieces.ts";
import * as exports from "./repository.ts";
import type { Sheet, Sum } from "./writing/file-format.ts";
import { formatOf } from "./writing/format-of.ts";

/** Records of one piece: what of them is in memory at once. */
export const PIECE = 1000;

type Stored = Awaited<ReturnType<typeof exports.state>["_"]["result"]>[number];
type Part = { stored: Stored; ids: string[]; rows: Row[] };

/**
 * Writes a file of records, a piece a step, as who asked for it. A piece is booked once it stands in the store: one that a
 * Worker wrote and could not book is written over.
 */
export const writeFile: JobKind["step"] = async ({ input, subject }, ctx) => {
  const id = String(input.exportId);
  const part = await ctx.run(readPart, { id, subject });
  const { stored, ids } = part;
  const columns = columnsNamed(subject, stored.columns, stored.language, ctx);
  const sheet: Sheet = {
    title: stored.name,
    headings: columns.map(({ heading }) => heading),
    language: stored.language,
    timeZone: ctx.tenant?.timeZone ?? "UTC",
  };
  const isOver = stored.pieces > 0 && ids.length === 0;
  const rows = inOrder(part).map((row) => columns.map(({ cell }) => cell(row)));
  const sum = isOver ? stored.sum : await written(ctx, id, stored, ids.length, rows, sheet);
  if (ids.length === PIECE || !sum) return "more";
  await ended(ctx, id, stored, sheet, sum);
  return "done";
};

/** As they were found; records that are gone meanwhile, or out of reach, are left out. */
function inOrder({ ids, rows }: Part): Row[] {
  const byId = new Map(rows.map((row) => [row.id, row]));
  return ids.flatMap((id) => byId.get(id) ?? []);
}

type Cells = Parameters<Awaited<ReturnType<typeof formatOf>>["piece"]>[0];

async function written(ctx: Ctx, id: string, stored: Stored, count: number, rows: Cells, sheet: Sheet): Promise<Sum> {
  const { format, pieces: piece, position } = stored;
  const { bytes, sum } = (await formatOf(format)).piece(rows, sheet, stored.sum);
  await keep(ctx, `${id}.${piece}`, bytes);
  try {
    await ctx.run(keepPiece, { id, piece, from: position, to: position + count, rows: rows.length, sum });
  } catch (error) {
    // Deleted or stopped while it was written: nobody else would remove what was kept just now.
    if (error instanceof Failure && (error.code === "not_found" || error.code === "unauthenticated"))
      await ctx.services.files.remove(ctx.tenant?.id ?? "", namesOfPieces(id, piece + 1));
    throw error;
  }
  return sum;
}

async function ended(ctx: Ctx, id: string, { format }: Stored, sheet: Sheet, sum: Sum): Promise<void> {
  const { head, tail } = (await formatOf(format)).ends(sheet, sum);
  await keep(ctx, `${id}.head`, head);
  await keep(ctx, `${id}.tail`, tail);
  await ctx.run(finishExport, { id, size: head.length + sum.packed + tail.length });
}

// None of them is in the module's list: only the job asks for them.
const readPart = query({
  name: "exports.read_part",
  summary: "The next records of a file",
  access: "export:read",
  input: z.object({ id: z.string(), subject: z.string() }),
  output: z.custom<Part>(),
  read: ({ input: { id, subject }, ctx }) => ({
    found: exports.state(id),
    next: exports.nextIds(id, PIECE),
    rows: bulkFor(subject, ctx).rows(subject, exports.part(id, PIECE), ctx),
  }),
  result: ({ found: [stored], next: { ids }, rows }) => {
    if (!stored) throw new Failure("not_found");
    return { stored, ids, rows };
  },
});

const keepPiece = command({
  name: "exports.keep_piece",
  summary: "A piece of a file stands in the store",
  access: "export:read",
  input: z.custom<exports.Kept>(),
  output: z.null(),
  write: ({ input }) => ({ kept: exports.keepPiece(input) }),
  result: () => null,
});

const finishExport = command({
  name: "exports.finish",
  summary: "A file is whole",
  access: "export:read",
  input: z.object({ id: z.string(), size: z.number() }),
  output: z.null(),
  write: ({ input: { id, size } }) => ({ finished: exports.finish(id, size) }),
  result: () => null,
});
