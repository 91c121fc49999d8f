export { archiveCustomer } from "./archive-customer.ts";
export { createCustomer } from "./create-customer.ts";
export { getCustomer } from "./get-customer.ts";
export { listCustomers } from "./list-customers.ts";
export { restoreCustomer } from "./restore-customer.ts";
export { updateCustomer } from "./update-customer.ts";
