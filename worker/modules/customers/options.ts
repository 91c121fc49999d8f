import type { BuiltInLayout } from "#worker/kernel/custom/layout.ts";
import type { FilterFields } from "#worker/kernel/list/fields.ts";

export const CUSTOMER_KINDS = ["person", "company"] as const;
export const SEGMENTS = ["active", "at_risk", "passive"] as const;
export type Segment = (typeof SEGMENTS)[number];

/** The segment rule, kept simple and shown to people: overdue money or a month and a half of silence is a risk; four months of silence is passive. */
export const AT_RISK_AFTER_DAYS = 45;
export const PASSIVE_AFTER_DAYS = 120;

export const CUSTOMER_SORTS = ["name", "createdAt", "lastActivityAt", "province"] as const;

export const CUSTOMER_FIELDS = {
  kind: { type: "select", options: CUSTOMER_KINDS },
  segment: { type: "select", options: SEGMENTS },
  province: { type: "text", has: "known" },
  district: { type: "text", has: "known" },
  source: { type: "text" },
  ownerId: { type: "person" },
  companyId: { type: "record", resource: "customers" },
  territoryId: { type: "record", resource: "territories" },
  tagId: { type: "record", resource: "tags" },
  taxNumber: { type: "text", has: "begins" },
  birthday: { type: "date" },
  createdAt: { type: "time" },
  lastActivityAt: { type: "time" },
  archived: { type: "boolean", outermost: true },
} as const satisfies FilterFields;

/** What can be arranged of them: see `BuiltInLayout`. */
export const CUSTOMER_LAYOUT = {
  fields: [
    "name",
    "title",
    "companyId",
    "emails",
    "phones",
    "province",
    "district",
    "address",
    "website",
    "taxNumber",
    "taxOffice",
    "birthday",
    "source",
    "ownerId",
    "territoryId",
    "tags",
  ],
  columns: [
    { id: "name", field: "name", fixed: true },
    { id: "company", field: "companyId" },
    { id: "segment", field: "segment" },
    { id: "tags", field: "tags" },
    { id: "phones", field: "phones" },
    { id: "emails", field: "emails", extra: true },
    { id: "province", field: "province", extra: true },
    { id: "lastActivityAt", field: "lastActivityAt" },
    { id: "owner", field: "ownerId" },
    { id: "createdAt", field: "createdAt", extra: true },
  ],
} as const satisfies BuiltInLayout;
