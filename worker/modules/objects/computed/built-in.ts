import type { Tree } from "./check-formula.ts";
import type { ValueType } from "./functions.ts";

type BuiltIn = { type: ValueType; tree: Tree };

const text = (column: string): BuiltIn => ({ type: "text", tree: ["column", column] });
const day = (column: string): BuiltIn => ({ type: "day", tree: ["column", column] });
const moment = (column: string): BuiltIn => ({ type: "moment", tree: ["column", column] });

/** What formulas may read of what every record has, as the API calls it; of an object of the agency's own: `records`. */
export const BUILT_IN_VALUES: Readonly<Record<string, Readonly<Record<string, BuiltIn>>>> = {
  customers: {
    kind: text("kind"),
    name: text("name"),
    title: text("title"),
    province: text("province"),
    district: text("district"),
    website: text("website"),
    taxNumber: text("tax_number"),
    taxOffice: text("tax_office"),
    source: text("source"),
    birthday: day("birthday"),
    createdAt: moment("created_at"),
  },
  deals: {
    name: text("name"),
    status: text("status"),
    currency: text("currency"),
    expectedClose: day("expected_close"),
    createdAt: moment("created_at"),
    closedAt: moment("closed_at"),
  },
  projects: {
    name: text("name"),
    status: text("status"),
    startsOn: day("starts_on"),
    endsOn: day("ends_on"),
    createdAt: moment("created_at"),
  },
  tasks: { title: text("title"), dueAt: moment("due_at"), doneAt: moment("done_at"), createdAt: moment("created_at") },
  records: { name: text("name"), createdAt: moment("created_at") },
};

/** Built-in relations: for each object whose records they are, the column and the object it points at. */
export const BUILT_IN_RELATIONS: Readonly<
  Record<string, Readonly<Record<string, { column: string; object: string }>>>
> = {
  customers: { companyId: { column: "company_id", object: "customers" } },
  deals: { customerId: { column: "customer_id", object: "customers" } },
  projects: { customerId: { column: "customer_id", object: "customers" } },
  tasks: {
    customerId: { column: "customer_id", object: "customers" },
    dealId: { column: "deal_id", object: "deals" },
    projectId: { column: "project_id", object: "projects" },
  },
};
