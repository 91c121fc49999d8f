import type { CustomField } from "#worker/kernel/custom/field.ts";
import { isComputed } from "#worker/kernel/custom/writable.ts";
import { lock } from "#worker/kernel/db/guard.ts";
import { Failure } from "#worker/kernel/errors.ts";
import { sendJob } from "#worker/kernel/jobs/start.ts";
import { command } from "#worker/kernel/operation.ts";
import type { Tenant } from "#worker/kernel/tenant.ts";
import { theOne } from "#worker/kernel/the-one.ts";
import { computationOf } from "../computed/computation.ts";
import * as computed from "../computed/repository.ts";
import { fieldChanged } from "../events.ts";
import { checkField, computedPath, withCurrency } from "./check-field.ts";
import { Field, UpdateField } from "./contract.ts";
import * as fields from "./repository.ts";

export const updateField = command({
  name: "fields.update",
  summary: "Change a field: its label, settings, what it demands, whom it is hidden from; values stay",
  access: "fields:write",
  route: "PATCH /fields/:id",
  input: UpdateField,
  output: Field,
  prepare: async ({ ctx }) => ({ job: ctx.newId() }),
  read: ({ input }) => ({ before: fields.one(input.id) }),
  write: ({ input: { id, version, ...values }, prepared: { job }, rows, ctx }) => {
    const before = theOne(rows.before);
    const after = withCurrency(ctx.tenant, { ...before, ...given(values) });
    checkField(ctx.tenant, after);
    mustStay(before, after);
    const lost = (before.settings.choices ?? [])
      .map(({ value }) => value)
      .filter((value) => !after.settings.choices?.some((choice) => choice.value === value));
    return {
      // What was checked is what was read: nothing may have come between.
      lock: lock("fields", id, version ?? before.version),
      ...(lost.length > 0 ? { unheld: fields.mustNotHold(id, lost) } : {}),
      ...(before.settings.currency === after.settings.currency ? {} : { unfed: computed.mustNotFeed(id) }),
      changed: fields.update(id, { ...given(values), ...(values.settings ? { settings: after.settings } : {}) }),
      ...(values.settings ? resettled(after, ctx.tenant, job) : {}),
      ...(after.unique === before.unique ? {} : { unique: fields.setUnique(id, after.unique) }),
      found: fields.one(id),
    };
  },
  events: ({ input }) => [fieldChanged("updated", input.id)],
  result: ({ found }) => theOne(found),
  after: ({ input, prepared: { job }, ctx }) =>
    isComputed({ settings: input.settings ?? {} }) ? sendJob(ctx, job) : Promise.resolve(),
});

type Settled = Pick<CustomField, "settings">;

/** A field that people write and one that is worked out do not turn into one another: values would be lost. */
function mustStay(before: Settled, after: Settled): void {
  const same = (name: "formula" | "rollup") =>
    (before.settings[name] === undefined) === (after.settings[name] === undefined);
  if (!same("formula") || !same("rollup"))
    throw new Failure("invalid", "invalid", {
      fields: [{ path: computedPath(after), reason: "fields.stays_computed" }],
    });
}

function resettled(
  field: Pick<CustomField, "id" | "object" | "kind" | "settings">,
  tenant: Tenant | null,
  job: string,
) {
  const computation = tenant && isComputed(field) ? computationOf(field, tenant) : null;
  if (!computation) return {};
  return {
    computedTurn: computed.turn(),
    ...computed.settle(field.id, computation, { path: computedPath(field), job }),
  };
}

/** What was sent; what was left out is not there at all. */
function given<Values extends object>(values: Values): { [K in keyof Values]: Exclude<Values[K], undefined> } {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as never;
}
