import type { z } from "zod";
import type { Ctx } from "#worker/kernel/context.ts";
import type { Row } from "#worker/kernel/db/bulk.ts";
import type { DuplicateGroup } from "./contract.ts";
import { REASONS, type Reason } from "./options.ts";
import type { Pair } from "./repository.ts";
import type { Subject } from "./subject-of.ts";

type Group = z.input<typeof DuplicateGroup>;
type Member = Group["members"][number];
type Why = Group["reasons"][number];

/**
 * The pairs of a stored group as the actor sees them: what hangs together only through records that are hidden, archived or
 * gone is no group to them. The likeliest first.
 */
export function groupsOf(pairs: Pair[], records: Row[], subject: Subject, ctx: Ctx): Group[] {
  const seen = new Map(records.filter(({ archivedAt }) => !archivedAt).map((row) => [row.id, row]));
  const left = pairs.filter(({ a, b }) => seen.has(a) && seen.has(b));
  const groups: Group[] = [];
  const placed = new Set<string>();
  for (const { a } of left) {
    if (placed.has(a)) continue;
    const ids = reachedFrom(a, left);
    for (const id of ids) placed.add(id);
    const own = left.filter((pair) => ids.has(pair.a));
    const members = [...ids].sort().flatMap((id) => (seen.has(id) ? [memberOf(seen.get(id) as Row, subject)] : []));
    groups.push({
      id: members[0]?.id ?? a,
      score: Math.max(...own.map(({ score }) => score)),
      reasons: whyOf([...new Set(own.flatMap(({ reasons }) => reasons))], ctx),
      members,
      pairs: own.map((pair) => ({ ids: [pair.a, pair.b], score: pair.score, reasons: whyOf(pair.reasons, ctx) })),
    });
  }
  return groups;
}

function reachedFrom(start: string, pairs: Pair[]): Set<string> {
  const reached = new Set([start]);
  for (const id of reached)
    for (const { a, b } of pairs) {
      if (a === id) reached.add(b);
      if (b === id) reached.add(a);
    }
  return reached;
}

export function memberOf(row: Row, { bulk, duplicable }: Subject): Member {
  const details = duplicable
    .details(row)
    .flatMap((value) => (typeof value === "string" && value !== "" ? [value] : []));
  return {
    id: row.id,
    version: row.version ?? 1,
    name: bulk.labelOf(row),
    details: details.slice(0, MOST_DETAILS),
    ownerName: (row.ownerName as string | null) ?? null,
    createdAt: String(row.createdAt),
  };
}

const MOST_DETAILS = 5;

const OWN: Reason = "field";

/** The most telling first; a field of the agency's own by its name. */
export function whyOf(reasons: string[], { tenant }: Ctx): Why[] {
  const known = REASONS.filter((reason) => reasons.includes(reason)).map((reason) => ({ reason, field: null }));
  const own = reasons.flatMap((id): Why[] => {
    const field = tenant?.fields.find((one) => one.id === id);
    return field ? [{ reason: OWN, field: field.label }] : [];
  });
  return [...own, ...known];
}
