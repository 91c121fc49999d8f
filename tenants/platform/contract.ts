import { z } from "zod";
import { currency, email, id, instant, line } from "#worker/kernel/contract.ts";
import { listInput, pageOf } from "#worker/kernel/list/contract.ts";
import { normalizeHost } from "../host.ts";
import { LANGUAGES, TENANT_STATUSES } from "./options.ts";

export const OperatorSignIn = z.strictObject({ email, password: z.string().min(1).max(200) });
export const OperatorSession = z.object({ token: z.string(), days: z.number() });

const host = z
  .string()
  .max(253)
  .transform((text, ctx) => {
    const found = normalizeHost(text);
    if (found?.includes(".")) return found;
    ctx.addIssue({ code: "custom", message: "bad_host", input: text });
    return z.NEVER;
  });

export const CreateTenant = z.strictObject({
  name: line(80),
  slug: z.string().regex(/^[a-z][a-z0-9-]{1,38}[a-z0-9]$/),
  host,
  planKey: line(40),
  colour: z.string().regex(/^#[0-9a-f]{6}$/i),
  language: z.enum(LANGUAGES),
  currency,
  ownerName: line(120),
  ownerEmail: email,
});

export const SetStatus = z.strictObject({ id, status: z.enum(TENANT_STATUSES) });
export const SetPlan = z.strictObject({ id, planKey: line(40) });

export const TenantId = z.strictObject({ id });
export const TenantHost = z.strictObject({ id, host });

export const Listed = z.object({
  id,
  slug: z.string(),
  name: z.string(),
  colour: z.string(),
  host: z.string().nullable(),
  status: z.enum(TENANT_STATUSES),
  planKey: z.string(),
  usage: z.array(z.object({ metric: z.string(), used: z.number(), limit: z.number().nullable() })),
  createdAt: instant,
});
export const ListTenants = listInput({ fields: {}, sorts: ["createdAt"], sort: "-createdAt" })
  .pick({ limit: true, cursor: true, q: true })
  .extend({ status: z.enum(TENANT_STATUSES).optional() });
export const TenantsPage = pageOf(Listed);
export const Plan = z.object({ key: z.string(), name: z.string() });

/** One tenant as the console shows it: no record of its own, only how much there is of each kind. */
export const TenantPage = Listed.extend({
  language: z.enum(LANGUAGES),
  currency: z.string(),
  timeZone: z.string(),
  hosts: z.array(z.object({ host: z.string(), isPrimary: z.boolean(), createdAt: instant })),
  owners: z.array(z.object({ name: z.string(), email: z.string(), status: z.enum(["active", "invited"]) })),
  people: z.object({ active: z.number(), invited: z.number(), suspended: z.number() }),
  lastActivityAt: instant.nullable(),
  plans: z.array(Plan),
});
