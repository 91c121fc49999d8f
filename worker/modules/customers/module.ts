import type { Module } from "#worker/kernel/module.ts";
import { archiveCustomer } from "./archive-customer.ts";
import { customersBulk } from "./bulk.ts";
import { createCustomer } from "./create-customer.ts";
import { deleteCustomer } from "./delete-customer.ts";
import { customersDuplicates } from "./duplicates.ts";
import { customersExport } from "./export.ts";
import { customerTrend } from "./figures/customer-trend.ts";
import { summarizeCustomers } from "./figures/summarize-customers.ts";
import { getCustomer } from "./get-customer.ts";
import { customersImport } from "./import.ts";
import { listCustomers } from "./list-customers.ts";
import { createNote } from "./notes/create-note.ts";
import { deleteNote } from "./notes/delete-note.ts";
import { listNotes } from "./notes/list-notes.ts";
import { updateNote } from "./notes/update-note.ts";
import { CUSTOMER_LAYOUT } from "./options.ts";
import * as customers from "./repository.ts";
import { restoreCustomer } from "./restore-customer.ts";
import { deleteTag } from "./tags/delete-tag.ts";
import { listTags } from "./tags/list-tags.ts";
import { mergeTag } from "./tags/merge-tag.ts";
import { renameTag } from "./tags/rename-tag.ts";
import { customerTimeline } from "./timeline/customer-timeline.ts";
import { updateCustomer } from "./update-customer.ts";

export const customersModule: Module = {
  name: "customers",
  objects: { customers: customers.kind },
  bulk: { customers: customersBulk },
  imports: { customers: customersImport },
  duplicates: { customers: customersDuplicates },
  exports: { customers: customersExport },
  layouts: { customers: CUSTOMER_LAYOUT },
  operations: [
    listCustomers,
    getCustomer,
    createCustomer,
    updateCustomer,
    archiveCustomer,
    restoreCustomer,
    deleteCustomer,
    summarizeCustomers,
    customerTrend,
    customerTimeline,
    listNotes,
    createNote,
    updateNote,
    deleteNote,
    listTags,
    renameTag,
    mergeTag,
    deleteTag,
  ],
  permissions: [
    {
      name: "customers:read",
      scoped: true,
      territory: true,
      defaults: { manager: "all", member: "team", viewer: "all" },
    },
    { name: "customers:write", scoped: true, territory: true, defaults: { manager: "all", member: "own" } },
    { name: "customers:delete", scoped: true, territory: true, defaults: { manager: "all" } },
  ],
  nav: [
    { to: "/customers", label: "customers.title", icon: "users", group: "sales", access: "customers:read", key: "c" },
  ],
};
