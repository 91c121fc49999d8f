import { z } from "zod";
import {
  custom,
  customValues,
  day,
  email,
  id,
  instant,
  line,
  optional,
  phone,
  version,
} from "#worker/kernel/contract.ts";
import { listInput, recordsOf } from "#worker/kernel/list/contract.ts";
import { CUSTOMER_FIELDS, CUSTOMER_KINDS, CUSTOMER_SORTS, SEGMENTS } from "./options.ts";
import { findDistrict, findProvince } from "./places/options.ts";
import { checkTaxNumber, tidyTaxNumber } from "./tax-number.ts";

/** VKN (10 digits) or TCKN (11). A wrong check digit is only a warning: real books hold them. */
const taxNumber = z
  .string()
  .max(40)
  .transform(tidyTaxNumber)
  .refine((value) => checkTaxNumber(value) !== "bad_format", { error: "bad_tax_number" });

const website = line(300).refine((text) => /^(https?:\/\/)?[\w-]+(\.[\w-]+)+([/?#].*)?$/i.test(text), {
  error: "bad_website",
});

const fields = {
  kind: z.enum(CUSTOMER_KINDS),
  name: line(200),
  title: optional(line(120)),
  companyId: optional(id),
  emails: z.array(email).max(10).optional(),
  phones: z.array(phone).max(10).optional(),
  province: optional(line(40)),
  district: optional(line(60)),
  address: optional(line(500)),
  website: optional(website),
  taxNumber: optional(taxNumber),
  taxOffice: optional(line(80)),
  birthday: optional(day),
  source: optional(line(80)),
  ownerId: optional(id),
  tags: z.array(line(40)).max(20).optional(),
  custom: custom.optional(),
};

/** Province and district come from the real list, in any usual spelling. */
function knownPlace(
  value: { province?: string | null | undefined; district?: string | null | undefined },
  ctx: z.RefinementCtx,
) {
  if (!value.province) return;
  const province = findProvince(value.province);
  if (!province)
    return ctx.addIssue({ code: "custom", path: ["province"], message: "unknown_province", input: value.province });
  value.province = province.name;
  if (!value.district) return;
  const district = findDistrict(province.name, value.district);
  if (!district)
    return ctx.addIssue({ code: "custom", path: ["district"], message: "unknown_district", input: value.district });
  value.district = district;
}

export const CreateCustomer = z.strictObject(fields).superRefine(knownPlace);
export const UpdateCustomer = z
  .strictObject({ ...fields, kind: fields.kind.optional(), name: fields.name.optional(), id, version })
  .superRefine(knownPlace);
export const CustomerId = z.strictObject({ id });
export const CustomerVersion = z.strictObject({ id, version });
export const ListCustomers = listInput({
  fields: CUSTOMER_FIELDS,
  sorts: CUSTOMER_SORTS,
  sort: "-createdAt",
  custom: true,
});
/** The same search, filters and order as the list. */

export const Customer = z.object({
  id,
  kind: z.enum(CUSTOMER_KINDS),
  name: z.string(),
  title: z.string().nullable(),
  companyId: id.nullable(),
  companyName: z.string().nullable(),
  emails: z.array(z.string()),
  phones: z.array(z.string()),
  province: z.string().nullable(),
  district: z.string().nullable(),
  address: z.string().nullable(),
  website: z.string().nullable(),
  taxNumber: z.string().nullable(),
  /** The check digit does not fit; the number is kept as typed. */
  taxNumberSuspect: z.boolean(),
  taxOffice: z.string().nullable(),
  birthday: z.string().nullable(),
  source: z.string().nullable(),
  ownerId: id.nullable(),
  ownerName: z.string().nullable(),
  territoryId: id.nullable(),
  territoryName: z.string().nullable(),
  territoryPinned: z.boolean().describe("Put there by hand: the rules do not move it"),
  tags: z.array(z.object({ id, name: z.string() })),
  segment: z.enum(SEGMENTS),
  overdueMinor: z.number().int(),
  lastActivityAt: instant,
  archivedAt: instant.nullable(),
  version: z.number().int(),
  custom: customValues,
  createdAt: instant,
  updatedAt: instant,
});
export const CustomerPage = recordsOf(Customer);
