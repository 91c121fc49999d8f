import { z } from "zod";
import type { Ctx, Deed } from "#worker/kernel/context.ts";
import type { Bulk, BulkAction, Row } from "#worker/kernel/db/bulk.ts";
import { Failure } from "#worker/kernel/errors.ts";
import type { Job, JobKind } from "#worker/kernel/jobs/job.ts";
import { refusalOf, type Undo } from "#worker/kernel/jobs/refusal.ts";
import { type Booked, book, follow, type Waiting, waiting, waitingIds } from "#worker/kernel/jobs/repository.ts";
import { command, query } from "#worker/kernel/operation.ts";
import { operationNamed } from "#worker/kernel/registry.ts";
import { bulkFor } from "./bulk-for.ts";

/** Records changed in one transaction. */
const AT_ONCE = 50;

/** The same for every record: what `jobs.create` started. */
export const changeRows: JobKind = { kind: "bulk", step: (job, ctx) => changed(job, ctx, plannedBy(job, ctx)) };

/** What was noted with every record, backwards: what `jobs.undo` started. */
export const undoRows: JobKind = { kind: "undo", step: (job, ctx) => changed(job, ctx, takenBack) };

/** What a row comes to without an operation, or the operation and what takes it back. */
type Plan = Booked | { deed: Deed; undo: Undo | undefined; label: string | null };
type Planning = (waiting: Waiting, row: Row | undefined) => Plan;

async function changed(job: Job, ctx: Ctx, plan: Planning): Promise<"more" | "done"> {
  const bulk = bulkFor(job.subject, ctx);
  const { rows, listed } = await ctx.run(lookAtRows, { id: job.id, subject: job.subject });
  const byId = new Map(rows.map((row) => [row.id, row]));
  const once = eachOnce(listed);
  const plans = once.map((one) => ({
    position: one.position,
    recordId: one.recordId,
    plan: plan(one, byId.get(one.recordId ?? "")),
  }));
  const settled = plans.flatMap(({ plan: one }) => ("deed" in one ? [] : [one]));
  if (settled.length > 0) await ctx.run(bookRows, { id: job.id, subject: job.subject, outcomes: settled });
  const deeds = plans.flatMap(({ plan: one, position, recordId }) =>
    "deed" in one ? [{ position, recordId, ...one }] : [],
  );
  await ctx.runMany(
    deeds.map(({ deed }) => deed),
    (outcomes) => {
      const booked = outcomes.flatMap(({ at, failure }): Booked[] => {
        const one = deeds[at];
        if (!one) return [];
        const { deed: _, undo, ...row } = one;
        if (failure) return [{ ...row, status: "failed", problem: refusalOf(failure) }];
        return [{ ...row, status: "done", undo }];
      });
      const done = booked.flatMap(({ recordId, status }) => (status === "done" && recordId ? [recordId] : []));
      const followed = job.undoes && done.length > 0 ? [follow(job.id, done, bulk.table)] : [];
      return [book(job.id, booked, bulk.table), ...followed];
    },
  );
  return once.length < AT_ONCE && once.length === listed.length ? "done" : "more";
}

/** Up to where a record comes a second time: one step back after the other. */
function eachOnce(listed: Waiting[]): Waiting[] {
  const end = listed.findIndex(({ recordId }, at) => listed.findIndex((one) => one.recordId === recordId) < at);
  return end < 0 ? listed : listed.slice(0, end);
}

function plannedBy({ subject, input }: Job, ctx: Ctx): Planning {
  const bulk = bulkFor(subject, ctx);
  const action: BulkAction | undefined = bulk.actions[String(input.action)];
  if (!action) throw new Failure("not_found");
  const values = (input.values ?? {}) as Record<string, unknown>;
  return ({ position, recordId }, row) => {
    if (!row) return { position, recordId, status: "failed", problem: refusalOf(new Failure("not_found")) };
    const label = bulk.labelOf(row);
    const wanted = action.input(row, values, { subject, ctx });
    if (!wanted) return { position, recordId, label, status: "skipped" };
    return {
      deed: { operation: action.operation, input: wanted },
      undo: action.back?.(row, values, { subject, ctx }),
      label,
    };
  };
}

const takenBack: Planning = ({ position, recordId, undo, label }) => {
  const operation = undo && operationNamed(undo.operation);
  if (!undo || operation?.kind !== "command")
    return { position, recordId, label, status: "failed", problem: refusalOf(new Failure("not_found")) };
  const { version, ...input } = undo.input;
  return {
    deed: { operation, input: typeof version === "number" ? { ...input, version } : input },
    undo: undefined,
    label,
  };
};

// Neither is in the module's list: only a job asks for them, as who started it.
const ofJob = z.object({ id: z.string(), subject: z.string() });

const lookAtRows = query({
  name: "jobs.look_at_rows",
  summary: "The next records of a job",
  access: "staff",
  input: ofJob,
  output: z.object({ listed: z.array(z.custom<Waiting>()), rows: z.array(z.custom<Row>()) }),
  read: ({ input: { id, subject }, ctx }) => ({
    listed: waiting(id, AT_ONCE),
    rows: bulkFor(subject, ctx).rows(subject, waitingIds(id, AT_ONCE), ctx),
  }),
  result: (found) => found,
});

const bookRows = command({
  name: "jobs.book_rows",
  summary: "Records of a job that need no operation",
  access: "staff",
  input: ofJob.extend({ outcomes: z.array(z.custom<Booked>()) }),
  output: z.null(),
  write: ({ input: { id, subject, outcomes }, ctx }) => ({
    booked: book(id, outcomes, (bulkFor(subject, ctx) satisfies Bulk).table),
  }),
  result: () => null,
});
