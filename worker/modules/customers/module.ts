import type { Module } from "#worker/kernel/module.ts";
import { archiveCustomer } from "./archive-customer.ts";
import { createCustomer } from "./create-customer.ts";
import { getCustomer } from "./get-customer.ts";
import { listCustomers } from "./list-customers.ts";
import { restoreCustomer } from "./restore-customer.ts";
import { updateCustomer } from "./update-customer.ts";

export const customersModule: Module = {
  name: "customers",
  operations: [listCustomers, getCustomer, createCustomer, updateCustomer, archiveCustomer, restoreCustomer],
  permissions: [
    { name: "customers:read", scoped: true, defaults: { manager: "all", member: "team", viewer: "all" } },
    { name: "customers:write", scoped: true, defaults: { manager: "all", member: "own" } },
    { name: "customers:delete", scoped: true, defaults: { manager: "all" } },
    { name: "views:write", scoped: false, defaults: { manager: "all" } },
  ],
  nav: [{ to: "/customers", label: "customers.title", icon: "users", group: "sales", access: "customers:read", key: "c" }],
};
