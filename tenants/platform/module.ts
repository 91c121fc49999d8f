import type { Module } from "#worker/kernel/module.ts";
import { addTenantHost } from "./add-host.ts";
import { createTenant } from "./create-tenant.ts";
import { getTenant } from "./get-tenant.ts";
import { listPlans } from "./list-plans.ts";
import { listTenants } from "./list-tenants.ts";
import { operatorSignIn } from "./operator-sign-in.ts";
import { operatorSignOut } from "./operator-sign-out.ts";
import { removeTenantHost } from "./remove-host.ts";
import { setTenantPlan } from "./set-plan.ts";
import { setPrimaryHost } from "./set-primary-host.ts";
import { setTenantStatus } from "./set-status.ts";

/** The platform team's own console. Its operations are no part of any tenant's API. */
export const platformModule: Module = {
  name: "platform",
  operations: [
    operatorSignIn,
    operatorSignOut,
    listTenants,
    listPlans,
    getTenant,
    createTenant,
    setTenantStatus,
    setTenantPlan,
    addTenantHost,
    removeTenantHost,
    setPrimaryHost,
  ],
};
