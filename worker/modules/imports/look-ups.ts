import type { Ctx } from "#worker/kernel/context.ts";
import { customName } from "#worker/kernel/custom/field.ts";
import type { Statement, Statements } from "#worker/kernel/db/builder.ts";
import type { Row } from "#worker/kernel/db/bulk.ts";
import type { Found, Target } from "#worker/kernel/importable.ts";
import { bulkFor } from "#worker/modules/jobs/index.ts";
import type { Planned } from "./plan-rows.ts";
import * as imports from "./repository.ts";

/** What rows name: records that are there already by their key, with their values, and relations by target and name. */
export type LookedUp = {
  matched: Map<string, string[]>;
  rows: Map<string, Row>;
  named: Map<string, Found[]>;
};

type Asked = { subject: string; match: string | null; plans: Planned[] };
type Answers = Record<string, Found[]> & { rows?: Row[] };

/** One question for all rows about each thing that they name. */
export function lookUps({ subject, match, plans }: Asked, ctx: Ctx) {
  const statements: Statements = {};
  const keys = [...new Set(plans.flatMap((plan) => plan.keys))];
  if (match && keys.length > 0) {
    const bulk = bulkFor(subject, ctx);
    const by = matchBy(subject, match, ctx);
    statements.matched = imports.recordsBy(objectOf(subject, ctx), bulk.table, by, keys);
    statements.rows = bulk.rows(subject, imports.idsBy(objectOf(subject, ctx), by, keys), ctx);
  }
  const wanted = Map.groupBy(
    plans.flatMap(({ named }) => named),
    ({ target }) => target.name,
  );
  for (const [name, list] of wanted) {
    const target = list[0]?.target;
    if (target) statements[`named ${name}`] = pointedAt(target, [...new Set(list.map(({ key }) => key))], ctx);
  }
  return {
    statements,
    gathered(answers: Answers): LookedUp {
      const named = [...wanted.keys()].flatMap((name) =>
        (answers[`named ${name}`] ?? []).map((found) => ({ ...found, key: `${name} ${found.key}` })),
      );
      return {
        matched: new Map([...byKey(answers.matched ?? [])].map(([key, found]) => [key, found.map(({ id }) => id)])),
        rows: new Map((answers.rows ?? []).map((row) => [row.id, row])),
        named: byKey(named),
      };
    },
  };
}

function pointedAt({ find, kind, object = "" }: Target, keys: string[], ctx: Ctx): Statement<Found[]> {
  if (find) return find(keys);
  if (kind === "person") return imports.peopleBy(keys);
  return imports.recordsBy(objectOf(object, ctx), bulkFor(object, ctx).table, "name", keys);
}

/** What tells records apart, as the database function calls it: a unique field is its id. */
function matchBy(subject: string, match: string, { tenant }: Ctx): string {
  return tenant?.fields.find(({ object, key }) => object === subject && customName(key) === match)?.id ?? match;
}

/** An own object is its id. */
function objectOf(subject: string, { tenant }: Ctx): string {
  return tenant?.objects.find(({ name }) => name === subject)?.id ?? subject;
}

function byKey(found: Found[]): Map<string, Found[]> {
  const all = new Map<string, Found[]>();
  for (const one of found) {
    const before = all.get(one.key) ?? [];
    if (!before.some(({ id }) => id === one.id)) all.set(one.key, [...before, one]);
  }
  return all;
}
