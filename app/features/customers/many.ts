import { CUSTOMER_KINDS } from "#worker/modules/customers/options.ts";
import { findCompanies } from "./find-linked.ts";
import { findAllDistricts, findProvinces } from "./find-places.ts";
import { findTagNames } from "./tag-field.tsx";

/** What many customers can be given at once. */
export const MANY = {
  kind: { kind: "select", choices: CUSTOMER_KINDS, required: true },
  name: { kind: "text", maxLength: 200, required: true },
  title: { kind: "text", maxLength: 120 },
  companyId: { kind: "relation", options: findCompanies },
  emails: { kind: "email", severalOf: true },
  phones: { kind: "phone", severalOf: true },
  province: { kind: "relation", options: findProvinces },
  district: { kind: "relation", options: findAllDistricts },
  address: { kind: "text", maxLength: 500 },
  website: { kind: "url", maxLength: 300 },
  taxNumber: { kind: "text", maxLength: 40 },
  taxOffice: { kind: "text", maxLength: 80 },
  birthday: { kind: "date" },
  source: { kind: "text", maxLength: 80 },
  ownerId: { kind: "person" },
  tags: { kind: "relations", options: findTagNames },
} as const;
