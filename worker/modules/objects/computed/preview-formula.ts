import type { z } from "zod";
import { type FieldKind, KEPT_AS } from "#worker/kernel/custom/field.ts";
import { Failure } from "#worker/kernel/errors.ts";
import { query } from "#worker/kernel/operation.ts";
import type { Tenant } from "#worker/kernel/tenant.ts";
import { isObject } from "../fields/check-field.ts";
import { kindsOf } from "./computation.ts";
import { FormulaPreview, PreviewFormula } from "./contract.ts";
import { orRefuse } from "./formula-error.ts";
import { homeOf, keptAs, readFormula } from "./read-formula.ts";
import * as computed from "./repository.ts";

export const previewFormula = query({
  name: "formulas.preview",
  summary: "Whether a formula makes sense, and what it gives for some records",
  access: "fields:write",
  route: "GET /formulas/preview",
  input: PreviewFormula,
  output: FormulaPreview,
  read: ({ input, ctx }) => {
    const { kind, tree, tenant } = understood(input, ctx.tenant);
    const definition = { tree, ...keptAs(kind, { currency: input.currency }, tenant.currency) };
    return { rows: computed.preview({ ...homeOf(input.object, tenant), slot: `${KEPT_AS[kind]}_1`, definition }) };
  },
  result: ({ rows: { found } }, { input, ctx }) => {
    const { kind, kinds } = understood(input, ctx.tenant);
    if (!found) throw new Failure("invalid", "formula.refused");
    return { kind, kinds, records: found.map((one) => ({ ...one, value: shown(kind, one.value) })) };
  },
});

function understood({ object, formula, kind, currency }: z.output<typeof PreviewFormula>, tenant: Tenant | null) {
  if (!tenant || !isObject(tenant, object))
    throw new Failure("invalid", "invalid", { fields: [{ path: "object", reason: "objects.unknown" }] });
  const { type, tree, uses } = orRefuse("formula", () => readFormula(formula, object, tenant, currency));
  const ofMoney = tenant.fields.some(({ id, kind: used }) => used === "currency" && uses.includes(id));
  const kinds = kindsOf(type).sort((a, b) => (ofMoney ? Number(b === "currency") - Number(a === "currency") : 0));
  const kept = kind && kinds.includes(kind) ? kind : (kinds[0] as FieldKind);
  return { kind: kept, kinds, tree, tenant };
}

/** A value as records answer it. */
function shown(kind: FieldKind, value: string | number | null): string | number | boolean | null {
  if (value === null) return null;
  if (kind === "yes_no") return value === 1;
  if (kind === "date") return new Date(Number(value)).toISOString().slice(0, 10);
  return kind === "date_time" ? new Date(Number(value)).toISOString() : value;
}
