import type { z } from "zod";
import type { Row } from "#worker/kernel/db/bulk.ts";
import type { Target } from "#worker/kernel/importable.ts";
import { query } from "#worker/kernel/operation.ts";
import { labelOf } from "#worker/modules/imports/index.ts";
import { Comparison, SomeRecords } from "./contract.ts";
import { memberOf } from "./groups.ts";
import { pickable } from "./picks.ts";
import * as duplicates from "./repository.ts";
import { subjectOf } from "./subject-of.ts";

export const compareRecords = query({
  name: "duplicates.compare",
  summary: "Records side by side: their values, where they differ, what hangs on each",
  access: "staff",
  route: "GET /duplicates/compare",
  input: SomeRecords,
  output: Comparison,
  read: ({ input, ctx }) => {
    const subject = subjectOf(input.subject, ctx);
    return {
      may: duplicates.may(subject, "read"),
      records: subject.bulk.rows(subject.name, duplicates.named(input.ids), ctx),
      references: duplicates.references(subject, input.ids),
    };
  },
  result: ({ records, references }, { input, ctx, actor }) => {
    const subject = subjectOf(input.subject, ctx);
    const language = ("language" in actor ? actor.language : null) ?? ctx.tenant?.language ?? "en";
    const values = new Map(records.map((row) => [row.id, valuesOf(row, pickable(subject, ctx))]));
    const fields = pickable(subject, ctx).flatMap((target) => {
      const all = records.map(({ id }) => values.get(id)?.[target.name]);
      if (all.every((value) => value === undefined)) return [];
      return [
        {
          name: target.name,
          label: labelOf(target, subject.name, ctx, language),
          kind: target.kind,
          differs: differ(all),
        },
      ];
    });
    const shown = records.map((row) => ({
      ...memberOf(row, subject),
      values: values.get(row.id) ?? {},
      moves: references.counts[row.id] ?? {},
    }));
    return { fields, records: shown.toSorted(byCompleteness) };
  },
});

type Shown = z.input<typeof Comparison>["records"][number];

/** What a record says of itself, without what it leaves empty. Pointing at others it says their names. */
function valuesOf(row: Row, targets: Target[]): Record<string, unknown> {
  const custom = (row.custom ?? {}) as Record<string, unknown>;
  const pairs = targets.map(({ name }) => {
    if (name.startsWith("custom.")) return [name, custom[name.slice("custom.".length)]];
    const told = row[name.replace(/Id$/, "Name")];
    return [name, name.endsWith("Id") ? (told ?? row[name]) : row[name]];
  });
  return Object.fromEntries(pairs.filter(([, value]) => !isEmpty(value)));
}

function isEmpty(value: unknown): boolean {
  return value === undefined || value === null || value === "" || (Array.isArray(value) && value.length === 0);
}

function differ(values: unknown[]): boolean {
  return new Set(values.map((value) => JSON.stringify(value))).size > 1;
}

/** What hangs on a record counts for more than what is written in it; of two alike the older one stays. */
function byCompleteness(a: Shown, b: Shown): number {
  const weight = ({ moves, values }: Shown) =>
    3 * Object.values(moves).reduce((all, one) => all + one, 0) + Object.keys(values).length;
  return weight(b) - weight(a) || a.createdAt.localeCompare(b.createdAt);
}
