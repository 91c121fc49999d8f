export { createTenant } from "./create-tenant.ts";
export { listTenants } from "./list-tenants.ts";
export { operatorSignIn } from "./operator-sign-in.ts";
export { operatorSignOut } from "./operator-sign-out.ts";
export { setTenantPlan } from "./set-plan.ts";
export { setTenantStatus } from "./set-status.ts";
