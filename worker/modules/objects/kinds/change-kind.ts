import { lock } from "#worker/kernel/db/guard.ts";
import { Failure } from "#worker/kernel/errors.ts";
import { sendJob } from "#worker/kernel/jobs/start.ts";
import { command } from "#worker/kernel/operation.ts";
import { theOne } from "#worker/kernel/the-one.ts";
import { fieldChanged } from "../events.ts";
import { checkField } from "../fields/check-field.ts";
import { Field } from "../fields/contract.ts";
import * as fields from "../fields/repository.ts";
import { became, changeable } from "./became.ts";
import { ChangeKind } from "./contract.ts";
import { asText } from "./convert.ts";
import { MOST_LOOKED_AT } from "./options.ts";
import * as kinds from "./repository.ts";

/** The field keeps its name in the API, so lists, forms and stages go on with it. What it was stays beside it, out of use, with all its values. */
export const changeKind = command({
  name: "fields.change_kind",
  summary: "Make a field one of another kind, with its values, in the background; what it was stays, out of use",
  access: "fields:write",
  route: "POST /fields/:id/kind",
  input: ChangeKind,
  output: Field,
  prepare: async ({ ctx }) => ({ job: ctx.newId(), fresh: ctx.newId() }),
  read: ({ input, ctx }) => {
    const { field, tenant } = changeable(ctx.tenant, input);
    if (field.kind === input.kind)
      throw new Failure("invalid", "invalid", { fields: [{ path: "kind", reason: "fields.cannot_become" }] });
    return { values: kinds.values(field, tenant, MOST_LOOKED_AT) };
  },
  write: ({ input, prepared: { job, fresh }, rows, ctx }) => {
    const { field, tenant } = changeable(ctx.tenant, input);
    const after = became(
      field,
      input,
      rows.values.map(({ value }) => asText(value, field, tenant)),
    );
    checkField(tenant, after);
    const { label, kind, object, settings, help, required, unique, hiddenFrom } = after;
    const made = { label, kind, object, settings, help, required, unique, hiddenFrom, default: null };
    return {
      lock: lock("fields", field.id, input.version),
      ...fields.insert({ ...made, id: fresh, key: `new_${fresh.replaceAll("-", "")}` }),
      started: kinds.start(job, field.id, fresh),
      found: fields.one(field.id),
    };
  },
  events: ({ input }) => [fieldChanged("kind_changed", input.id)],
  result: ({ found }) => theOne(found),
  after: ({ prepared: { job }, ctx }) => sendJob(ctx, job),
});
