import type { CustomField, CustomValue } from "#worker/kernel/custom/field.ts";
import { query } from "#worker/kernel/operation.ts";
import type { Tenant } from "#worker/kernel/tenant.ts";
import { became, changeable } from "./became.ts";
import { KindPreview, PreviewKind } from "./contract.ts";
import { asText, convert } from "./convert.ts";
import { EXAMPLES, MOST_LOOKED_AT } from "./options.ts";
import * as kinds from "./repository.ts";

export const previewKind = query({
  name: "fields.preview_kind",
  summary: "What would become of a field's values if it were of another kind, and which would be lost",
  access: "fields:write",
  route: "GET /fields/:id/kind",
  input: PreviewKind,
  output: KindPreview,
  read: ({ input, ctx }) => {
    const { field, tenant } = changeable(ctx.tenant, input);
    return { found: kinds.values(field, tenant, MOST_LOOKED_AT + 1) };
  },
  result: ({ found }, { input, ctx }) => {
    const { field, tenant } = changeable(ctx.tenant, input);
    const looked = found.slice(0, MOST_LOOKED_AT);
    const after = became(
      field,
      input,
      looked.map(({ value }) => asText(value, field, tenant)),
    );
    const told = looked.map(({ value, records }) => ({ ...turn(value, field, after, tenant), records }));
    const lost = told.filter((one) => one.after === null);
    return {
      settings: after.settings,
      records: sum(told),
      all: found.length <= MOST_LOOKED_AT,
      lost: sum(lost),
      unique: field.unique,
      examples: [...lost, ...told.filter((one) => one.after !== null)].slice(0, EXAMPLES),
    };
  },
});

function turn(value: CustomValue, from: CustomField, to: CustomField, tenant: Tenant) {
  const kept = convert(value, from, to, tenant);
  const before = asText(value, from, tenant);
  if (kept === undefined) return { before, after: null };
  return { before, after: asText(shown(kept, value, to), to, tenant) };
}

/** What is kept, as it would be answered. */
function shown(kept: unknown, value: CustomValue, { kind }: CustomField): CustomValue {
  if (kind === "relation" || kind === "relations") return value;
  if (kind === "yes_no") return kept === 1;
  if (kind === "date") return new Date(Number(kept)).toISOString().slice(0, 10);
  return kind === "date_time" ? new Date(Number(kept)).toISOString() : (kept as CustomValue);
}

function sum(list: { records: number }[]): number {
  return list.reduce((total, { records }) => total + records, 0);
}
