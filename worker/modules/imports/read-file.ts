import { z } from "zod";
import type { Ctx } from "#worker/kernel/context.ts";
import { Failure } from "#worker/kernel/errors.ts";
import type { Job, JobKind } from "#worker/kernel/jobs/job.ts";
import { type Refusal, refusalOf } from "#worker/kernel/jobs/refusal.ts";
import { command, query } from "#worker/kernel/operation.ts";
import { type FileColumn, type FileFormat, type FileRow, MOST_COLUMNS, MOST_ROWS } from "./options.ts";
import { keepPart, openFile, PART } from "./parts.ts";
import { readCsv } from "./reading/read-csv.ts";
import { readXlsx } from "./reading/read-xlsx.ts";
import type { Source } from "./reading/source.ts";
import * as imports from "./repository.ts";
import { keyOf, type Remembered, suggest } from "./suggest.ts";
import { labelOf, targetsOf } from "./targets.ts";

/**
 * Reads a file that was handed in: its rows are kept in parts, its columns looked at, and what they probably fill is
 * suggested. Read again from the start where a Worker died in between. A file that cannot be read says why.
 */
export const readFile: JobKind["step"] = async (job, ctx) => {
  const id = importOf(job);
  const { stored, before } = await ctx.run(lookUp, { id, subject: job.subject });
  try {
    const found = await kept(ctx, id, stored.name);
    const mapping = suggest(
      found.columns.map(({ name }) => name),
      targetsOf(job.subject, ctx).map((one) => ({
        ...one,
        labels: (["tr", "en"] as const).map((language) => labelOf(one, job.subject, ctx, language)),
      })),
      remembered(before),
    );
    await ctx.run(keepReading, { id, status: "ready", problem: null, mapping, ...found });
  } catch (error) {
    if (!(error instanceof Failure) || error.code === "unavailable") throw error;
    const nothing = { columns: [], mapping: [], rows: 0, format: null };
    await ctx.run(keepReading, { id, status: "unreadable", problem: refusalOf(error), ...nothing });
  }
  return "done";
};

export function importOf({ input }: Job): string {
  return String(input.importId);
}

async function kept(ctx: Ctx, id: string, name: string) {
  const source: Source = /\.xlsx$/i.test(name) ? readXlsx(() => openFile(ctx, id)) : readCsv(await openFile(ctx, id));
  const first = await source.next();
  if (first.done) throw new Failure("invalid", "imports.empty");
  const columns = headings(first.value);
  const signs = { comma: 0, point: 0, dayFirst: 0, monthFirst: 0 };
  let rows = 0;
  let part: FileRow[] = [];
  for (;;) {
    const next = await source.next();
    if (next.done) {
      if (rows === 0) throw new Failure("invalid", "imports.empty");
      if (part.length > 0) await keepPart(ctx, id, Math.floor((rows - 1) / PART), part);
      return { columns, rows, format: { ...next.value, ...habits(signs, next.value.kind, ctx) } satisfies FileFormat };
    }
    const row = next.value;
    if (row.cells.every((cell) => cell === "")) continue;
    if (++rows > MOST_ROWS) throw new Failure("too_large", "imports.too_many_rows", { params: { maximum: MOST_ROWS } });
    part.push(measured(row, columns, signs));
    if (part.length < PART) continue;
    await keepPart(ctx, id, rows / PART - 1, part);
    part = [];
  }
}

function headings({ cells }: FileRow): FileColumn[] {
  const last = cells.findLastIndex((cell) => cell !== "");
  if (last + 1 > MOST_COLUMNS)
    throw new Failure("too_large", "imports.too_many_columns", {
      params: { maximum: MOST_COLUMNS, columns: last + 1 },
    });
  const seen = new Map<string, number>();
  return cells.slice(0, last + 1).map((cell, at) => {
    const name = (cell || `#${at + 1}`).slice(0, 200);
    const times = (seen.get(name) ?? 0) + 1;
    seen.set(name, times);
    return { name: times > 1 ? `${name} (${times})` : name, samples: [], filled: 0 };
  });
}

type Signs = { comma: number; point: number; dayFirst: number; monthFirst: number };

/** Notes what the row shows of its columns and of the file's habits; says if it is wider than the headings. */
function measured(row: FileRow, columns: FileColumn[], signs: Signs): FileRow {
  for (const [at, cell] of row.cells.entries()) {
    if (cell === "") continue;
    const column = columns[at];
    if (!column) return { ...row, bad: row.bad ?? "imports.too_many_cells" };
    column.filled++;
    if (column.samples.length < SAMPLES && !column.samples.includes(cell)) column.samples.push(cell.slice(0, 120));
    if (/^-?\d{1,3}(\.\d{3})+(,\d+)?$|^-?\d+,\d+$/.test(cell)) signs.comma++;
    else if (/^-?\d{1,3}(,\d{3})+(\.\d+)?$|^-?\d+\.\d{1,2}$/.test(cell)) signs.point++;
    const [, one, other] = /^(\d{1,2})[./-](\d{1,2})[./-]\d{2,4}/.exec(cell) ?? [];
    if (Number(one) > 12) signs.dayFirst++;
    if (Number(other) > 12) signs.monthFirst++;
  }
  return row;
}

const SAMPLES = 4;

/** Where the file does not say, it is as people write where the tenant is. */
function habits(signs: Signs, kind: "csv" | "xlsx", { tenant }: Ctx): Pick<FileFormat, "decimal" | "dayFirst"> {
  const usual = tenant?.language === "en" ? "." : ",";
  const decimal = signs.comma === signs.point ? usual : signs.comma > signs.point ? "," : ".";
  return {
    decimal: kind === "xlsx" && signs.comma === 0 ? "." : decimal,
    dayFirst: signs.dayFirst >= signs.monthFirst,
  };
}

function remembered(before: { columns: { name: string }[]; mapping: (string | null)[] }[]): Remembered {
  const all: Remembered = {};
  for (const { columns, mapping } of before.reverse())
    for (const [at, { name }] of columns.entries()) all[keyOf(name)] = mapping[at] ?? null;
  return all;
}

const lookUp = query({
  name: "imports.look_up",
  summary: "What is to be read",
  access: "staff",
  input: z.object({ id: z.string(), subject: z.string() }),
  output: z.object({
    stored: z.custom<imports.Stored>(),
    before: z.array(z.custom<{ columns: { name: string }[]; mapping: (string | null)[] }>()),
  }),
  read: ({ input }) => ({ found: imports.one(input.id), before: imports.mappings(input.subject) }),
  result: ({ found: [stored], before }) => {
    if (!stored) throw new Failure("not_found");
    return { stored, before };
  },
});

const keepReading = command({
  name: "imports.keep_reading",
  summary: "What was read of a file",
  access: "staff",
  input: z.object({
    id: z.string(),
    status: z.enum(["ready", "unreadable"]),
    problem: z.custom<Refusal>().nullable(),
    columns: z.array(z.custom<FileColumn>()),
    mapping: z.array(z.string().nullable()),
    rows: z.number(),
    format: z.custom<FileFormat>().nullable(),
  }),
  output: z.null(),
  write: ({ input: { id, ...values } }) => ({ kept: imports.update(id, values) }),
  result: () => null,
});
