import type { Row } from "#worker/kernel/db/bulk.ts";
import { Failure } from "#worker/kernel/errors.ts";
import { command } from "#worker/kernel/operation.ts";
import { Merge, Merged } from "./contract.ts";
import { picksOf } from "./picks.ts";
import * as duplicates from "./repository.ts";
import { type Subject, subjectOf } from "./subject-of.ts";

/** What hangs on the others moves to the survivor, whoever may see it; their ids stand for the survivor from then on. */
export const mergeRecords = command({
  name: "duplicates.merge",
  summary: "Make several records one: what hangs on any of them hangs on the one that stays",
  access: "staff",
  route: "POST /duplicates/merge",
  input: Merge,
  output: Merged,
  prepare: async ({ input }) => {
    const ids = [input.survivorId, ...input.others.map(({ id }) => id)];
    const twice = ids.findIndex((id, at) => ids.indexOf(id) < at);
    if (twice > 0)
      throw new Failure("invalid", "invalid", {
        fields: [{ path: `others.${twice - 1}.id`, reason: "duplicates.twice" }],
      });
    return { ids };
  },
  read: ({ input: { subject: name, take }, prepared: { ids }, ctx }) => {
    const subject = subjectOf(name, ctx);
    picksOf(subject, take, ids, ctx);
    return { records: subject.bulk.rows(name, duplicates.named(ids), ctx) };
  },
  write: ({ input: { subject: name, survivorId, version, others, take }, prepared: { ids }, ctx }) => {
    const subject = subjectOf(name, ctx);
    const versions = Object.fromEntries([{ id: survivorId, version }, ...others].map((one) => [one.id, one.version]));
    return {
      mayWrite: duplicates.may(subject, "write"),
      mayRemove: duplicates.may(subject, "delete"),
      there: duplicates.mustBeOf(subject, ids),
      ...duplicates.mustNotBeHidden(subject, take, ctx),
      merged: duplicates.merge(subject, ids, versions, picksOf(subject, take, ids, ctx)),
    };
  },
  events: ({ input: { subject: name, survivorId, others }, rows: { records }, ctx }) => {
    const subject = subjectOf(name, ctx);
    const merged = others.map(({ id }) => ({ id, name: labelIn(records, id, subject) }));
    return [subject.duplicable.merged(name, survivorId, merged)];
  },
  result: ({ merged: { moved } }, { input: { survivorId } }) => ({ id: survivorId, moved }),
});

function labelIn(records: Row[], wanted: string, { bulk }: Subject): string {
  const row = records.find(({ id }) => id === wanted);
  return row ? bulk.labelOf(row) : "";
}
