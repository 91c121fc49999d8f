import { z } from "zod";
import type { CustomField } from "#worker/kernel/custom/field.ts";
import { Failure } from "#worker/kernel/errors.ts";
import type { JobKind } from "#worker/kernel/jobs/job.ts";
import { command } from "#worker/kernel/operation.ts";
import { convert } from "./convert.ts";
import type { Told } from "./repository.ts";
import * as kinds from "./repository.ts";

/** Records brought over in one transaction: their rows are locked for so long. */
const AT_ONCE = 500;
const WAIT_MS = 150;

/** The values of a field in another kind, in all records that hold one; last the fields change places. To do one twice changes nothing. */
export const changeRecords: JobKind = {
  kind: "change_field",
  step: async ({ id }, ctx) => {
    const { told } = await ctx.run(changeOf, { id });
    if (!told) return "done";
    if (told.ready) return (await ctx.run(changeNext, { id, told })).step;
    await new Promise((resolve) => setTimeout(resolve, WAIT_MS));
    return "more";
  },
};

const access = "fields:write";
const change = z.custom<Told & { from: CustomField; to: CustomField }>();

// Not in the module's list: only the job asks for them, as the system.
const changeOf = command({
  name: "fields.change_of",
  summary: "What a change of a field's kind has to know",
  access,
  input: z.object({ id: z.string() }),
  output: z.object({ told: change.nullable() }),
  write: ({ input: { id } }) => ({ told: kinds.told(id), both: kinds.both(id) }),
  result: ({ told: { told }, both }) => {
    const from = both.find(({ id }) => id === told?.field);
    const to = both.find(({ id }) => id === told?.fresh);
    return { told: told && from && to ? { ...told, from, to } : null };
  },
});

const changeNext = command({
  name: "fields.change_next",
  summary: "A field of another kind in the next records",
  access,
  input: z.object({ id: z.string(), told: change }),
  output: z.object({ step: z.enum(["done", "more"]) }),
  read: ({ input: { told }, ctx }) => {
    if (!ctx.tenant) throw new Failure("not_found");
    return { next: kinds.next(told.from, ctx.tenant, { after: told.after, most: AT_ONCE }) };
  },
  write: ({ input: { id, told }, rows, ctx }) => {
    const { tenant } = ctx;
    if (!tenant) throw new Failure("not_found");
    const list = rows.next.map((one) => ({
      id: one.id,
      value: convert(one.value, told.from, told.to, tenant) ?? null,
    }));
    return { filled: kinds.fill(id, list, AT_ONCE) };
  },
  result: ({ filled: { step } }) => ({ step }),
});
