import { z } from "zod";
import type { Ctx, Deed } from "#worker/kernel/context.ts";
import type { Row } from "#worker/kernel/db/bulk.ts";
import { Failure } from "#worker/kernel/errors.ts";
import type { Job, JobKind } from "#worker/kernel/jobs/job.ts";
import { refusalOf, type Undo } from "#worker/kernel/jobs/refusal.ts";
import { type Booked, book } from "#worker/kernel/jobs/repository.ts";
import { command, query } from "#worker/kernel/operation.ts";
import { bulkFor } from "#worker/modules/jobs/index.ts";
import { type LookedUp, lookUps } from "./look-ups.ts";
import { PART, readPart } from "./parts.ts";
import { type Planned, planned } from "./plan-rows.ts";
import { importOf } from "./read-file.ts";
import * as imports from "./repository.ts";
import { resolved } from "./resolve-names.ts";
import { importableFor, targetsOf } from "./targets.ts";

/** Rows written in one transaction, and how many transactions at once. */
const AT_ONCE = 250;
const SIDE_BY_SIDE = 2;

/** Writes the rows of a file. */
export const takeRows: JobKind["step"] = (job, ctx) => step(job, ctx, false);

/** Writes them all the same, and takes it back at once: what each row would come to. */
export const checkRows: JobKind["step"] = (job, ctx) => step(job, ctx, true);

async function step(job: Job, ctx: Ctx, dry: boolean): Promise<"more" | "done"> {
  const id = importOf(job);
  const { stored, settled } = await ctx.run(whereItStands, { id, jobId: job.id });
  if (settled >= stored.rows) {
    await ctx.run(finishImport, { id, status: dry ? "checked" : "done" });
    return "done";
  }
  const part = Math.floor(settled / PART);
  const [rows, { done }] = await Promise.all([
    readPart(ctx, id, part),
    ctx.run(whatIsBooked, { jobId: job.id, from: part * PART, to: (part + 1) * PART }),
  ]);
  const booked = new Set(done);
  const targets = targetsOf(job.subject, ctx);
  const all = planned(rows, part * PART, stored, targets, ctx).filter(({ position }) => !booked.has(position));
  const plans = apart(all).slice(0, AT_ONCE * SIDE_BY_SIDE);
  const looked = await ctx.run(lookAround, { subject: job.subject, match: stored.match, plans });
  const sets = Array.from({ length: SIDE_BY_SIDE }, (_, at) => plans.slice(at * AT_ONCE, (at + 1) * AT_ONCE));
  await Promise.all(sets.map((set) => written(job, ctx, stored, set, looked, dry)));
  return "more";
}

/** Without those about the same record as one before them, or that claim the same value: they wait until that one is there. */
function apart(plans: Planned[]): Planned[] {
  const seen = new Set<string>();
  return plans.filter(({ claims, keys }) => {
    const all = [...keys, ...claims];
    const first = !all.some((key) => seen.has(key));
    for (const key of all) seen.add(key);
    return first;
  });
}

type Ready = { row: Omit<Booked, "status">; deed: Deed };

async function written(job: Job, ctx: Ctx, stored: imports.Stored, plans: Planned[], looked: LookedUp, dry: boolean) {
  const settled: Booked[] = [];
  const ready: Ready[] = [];
  for (const plan of plans) {
    const decided = decide(plan, job.subject, stored, looked, ctx);
    if ("deed" in decided) ready.push(decided);
    else settled.push(decided);
  }
  if (settled.length > 0) await ctx.run(bookRows, { id: job.id, subject: job.subject, outcomes: settled });
  const bulk = bulkFor(job.subject, ctx);
  await ctx.runMany(
    ready.map(({ deed }) => deed),
    (outcomes) => [
      book(
        job.id,
        outcomes.flatMap(({ at, failure, id }): Booked[] => {
          const row = ready[at]?.row;
          if (!row) return [];
          if (failure) return [{ ...row, undo: undefined, status: "failed", problem: refusalOf(failure) }];
          const made = row.outcome === "create" && !dry && id ? id : row.recordId;
          return [
            { ...row, recordId: made, undo: dry ? undefined : undoOf(row, made, job.subject, ctx), status: "done" },
          ];
        }),
        bulk.table,
      ),
    ],
    dry,
  );
}

/** A record that was made is removed again, one that was changed gets back what it had. */
function undoOf(row: Omit<Booked, "status">, made: string | null, subject: string, ctx: Ctx): Undo | undefined {
  if (row.outcome !== "create") return row.undo;
  const { more, remove } = importableFor(subject, ctx);
  return { operation: remove.name, input: { ...more?.(subject), id: made } };
}

function decide(plan: Planned, subject: string, stored: imports.Stored, looked: LookedUp, ctx: Ctx): Booked | Ready {
  const row = { position: plan.position, label: plan.label, recordId: null };
  const refused = (failure: Failure): Booked => ({ ...row, status: "failed", problem: refusalOf(failure) });
  if (plan.failure) return refused(plan.failure);
  const matches = [...new Set(plan.keys.flatMap((key) => looked.matched.get(key) ?? []))];
  if (matches.length > 1) return refused(new Failure("conflict", "imports.several_match"));
  const [match] = matches;
  const found = match === undefined ? undefined : looked.rows.get(match);
  // One that another program gave says nothing here, unless records are known by it.
  const { id: _, ...said } = plan.values;
  const values = resolved({ ...plan, values: said }, looked, found);
  if (values instanceof Failure) return refused(values);
  const { create, more, usual } = importableFor(subject, ctx);
  if (stored.match === "id" && !match && plan.keys.length > 0) return refused(new Failure("not_found"));
  if (!match || stored.onMatch === "create") {
    const input = { ...usual, ...more?.(subject), ...values };
    return { row: { ...row, outcome: "create" }, deed: { operation: create, input } };
  }
  if (stored.onMatch === "skip" || !found) return { ...row, recordId: match, status: "skipped", outcome: "skip" };
  return changed({ ...row, recordId: match }, found, subject, values, ctx);
}

function changed(
  row: Omit<Booked, "status">,
  found: Row,
  subject: string,
  values: Record<string, unknown>,
  ctx: Ctx,
): Booked | Ready {
  const update = importableFor(subject, ctx).change ?? bulkFor(subject, ctx).actions.update;
  if (!update) throw new Failure("not_found");
  const all = added(found, values);
  const input = update.input(found, all, { subject, ctx });
  if (!input) return { ...row, status: "skipped", outcome: "skip" };
  const undo = update.back?.(found, all, { subject, ctx });
  return { row: { ...row, outcome: "update", undo }, deed: { operation: update.operation, input } };
}

/** What a field of several values has already stays in it. */
function added(found: Row, values: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(values).map(([name, value]) => {
      const before = found[name];
      if (name === "custom") return [name, withAdded(value as Record<string, unknown>)];
      if (!(Array.isArray(value) && Array.isArray(before))) return [name, value];
      const old = before.map((one) => (typeof one === "object" && one !== null ? (one as { name: string }).name : one));
      return [name, [...new Set([...old, ...value])]];
    }),
  );
}

/** Of the tenant's own lists only what comes is said. */
function withAdded(custom: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(custom).map(([key, value]) => [key, Array.isArray(value) ? { add: value } : value]),
  );
}

// None is in the module's list: only the jobs ask for them, as who started them.
const whereItStands = query({
  name: "imports.where_it_stands",
  summary: "An import at work",
  access: "staff",
  input: z.object({ id: z.string(), jobId: z.string() }),
  output: z.object({ stored: z.custom<imports.Stored>(), settled: z.number() }),
  read: ({ input }) => ({ found: imports.one(input.id), settled: imports.settled(input.jobId) }),
  result: ({ found: [stored], settled }) => {
    if (!stored) throw new Failure("not_found");
    return { stored, settled: settled[0]?.settled ?? 0 };
  },
});

const whatIsBooked = query({
  name: "imports.what_is_booked",
  summary: "Rows of a part that are done",
  access: "staff",
  input: z.object({ jobId: z.string(), from: z.number(), to: z.number() }),
  output: z.object({ done: z.array(z.number()) }),
  read: ({ input }) => ({ booked: imports.booked(input.jobId, input.from, input.to) }),
  result: ({ booked }) => ({ done: booked.map(({ position }) => position) }),
});

const lookAround = query({
  name: "imports.look_around",
  summary: "What rows of an import name",
  access: "staff",
  input: z.object({ subject: z.string(), match: z.string().nullable(), plans: z.array(z.custom<Planned>()) }),
  output: z.custom<LookedUp>(),
  read: ({ input, ctx }) => lookUps(input, ctx).statements,
  result: (answers, { input, ctx }) => lookUps(input, ctx).gathered(answers as never),
});

const bookRows = command({
  name: "imports.book_rows",
  summary: "Rows of an import that need no operation",
  access: "staff",
  input: z.object({ id: z.string(), subject: z.string(), outcomes: z.array(z.custom<Booked>()) }),
  output: z.null(),
  write: ({ input: { id, subject, outcomes }, ctx }) => ({ booked: book(id, outcomes, bulkFor(subject, ctx).table) }),
  result: () => null,
});

const finishImport = command({
  name: "imports.finish",
  summary: "An import's job is over",
  access: "staff",
  input: z.object({ id: z.string(), status: z.enum(["checked", "done"]) }),
  output: z.null(),
  write: ({ input: { id, status } }) => ({ finished: imports.update(id, { status }) }),
  result: () => null,
});
