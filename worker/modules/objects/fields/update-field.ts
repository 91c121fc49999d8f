import { lock } from "#worker/kernel/db/guard.ts";
import { command } from "#worker/kernel/operation.ts";
import { theOne } from "#worker/kernel/the-one.ts";
import { fieldChanged } from "../events.ts";
import { checkField } from "./check-field.ts";
import { Field, UpdateField } from "./contract.ts";
import * as fields from "./repository.ts";

export const updateField = command({
  name: "fields.update",
  summary: "Change a field: its label, settings, what it demands, whom it is hidden from; values stay",
  access: "fields:write",
  route: "PATCH /fields/:id",
  input: UpdateField,
  output: Field,
  read: ({ input }) => ({ before: fields.one(input.id) }),
  write: ({ input: { id, version, ...values }, rows, ctx }) => {
    const before = theOne(rows.before);
    const after = { ...before, ...given(values) };
    checkField(ctx.tenant, after);
    const lost = (before.settings.choices ?? [])
      .map(({ value }) => value)
      .filter((value) => !after.settings.choices?.some((choice) => choice.value === value));
    return {
      // What was checked is what was read: nothing may have come between.
      lock: lock("fields", id, version ?? before.version),
      ...(lost.length > 0 ? { unheld: fields.mustNotHold(id, lost) } : {}),
      changed: fields.update(id, given(values)),
      ...(after.unique === before.unique ? {} : { unique: fields.setUnique(id, after.unique) }),
      found: fields.one(id),
    };
  },
  events: ({ input }) => [fieldChanged("updated", input.id)],
  result: ({ found }) => theOne(found),
});

/** What was sent; what was left out is not there at all. */
function given<Values extends object>(values: Values): { [K in keyof Values]: Exclude<Values[K], undefined> } {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as never;
}
