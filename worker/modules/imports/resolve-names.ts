import type { Row } from "#worker/kernel/db/bulk.ts";
import { Failure } from "#worker/kernel/errors.ts";
import type { Found, Target } from "#worker/kernel/importable.ts";
import type { LookedUp } from "./look-ups.ts";
import { heldBy, type Planned, put } from "./plan-rows.ts";

/** What a row says, with the ids of what it names; `row` is the record that is there already. 422 for what is not found, or more than once. */
export function resolved(plan: Planned, looked: LookedUp, row: Row | undefined): Record<string, unknown> | Failure {
  const values = structuredClone(plan.values);
  // What belongs to something is told apart by what that was found to be.
  for (const { target, key, text } of plan.named.toSorted((one, other) => belongs(one) - belongs(other))) {
    const found = meant(target, looked.named.get(`${target.name} ${key}`) ?? [], values, row);
    const said = found.length === 0 ? target.says?.(text) : undefined;
    if (said && Object.keys(said).length > 0) {
      for (const [name, value] of Object.entries(said)) values[name] ??= value;
      continue;
    }
    const [one] = found;
    if (!one || found.length > 1) {
      const reason = one ? "imports.ambiguous" : "imports.not_found";
      const field = { path: target.name, reason, params: { text: text.slice(0, 100) } };
      return new Failure("invalid", "invalid", { fields: [field] });
    }
    const before = target.many ? ((heldBy(values, target.name) as unknown[] | undefined) ?? []) : undefined;
    put(values, target.name, before ? [...before, one.id] : one.id);
  }
  return values;
}

function belongs({ target }: { target: Target }): number {
  return target.within ? 1 : 0;
}

/** Of those of the same name the one that belongs to what the row names, else to what the record has, else the first one's. */
function meant({ within }: Target, found: Found[], values: Record<string, unknown>, row: Row | undefined): Found[] {
  if (!within) return found;
  const of = (owner: unknown) => found.filter((one) => one.within === owner);
  const named = heldBy(values, within);
  if (named !== undefined) return of(named);
  const own = of(row?.[within]);
  return own.length > 0 ? own : of(found[0]?.within);
}
