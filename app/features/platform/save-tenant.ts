import type { ActionFunctionArgs } from "react-router";
import {
  addTenantHost,
  createTenant,
  removeTenantHost,
  setPrimaryHost,
  setTenantPlan,
  setTenantStatus,
} from "#tenants/platform/index.ts";
import { page } from "#worker/kernel/page.ts";
import { retryDeadAnywhere } from "#worker/modules/events/index.ts";

const changes = {
  status: setTenantStatus,
  plan: setTenantPlan,
  addHost: addTenantHost,
  removeHost: removeTenantHost,
  leadWith: setPrimaryHost,
  retry: retryDeadAnywhere,
};

/** What the console does to a tenant, by the form's `intent`; without one it makes a new tenant. */
export async function action({ context, request }: ActionFunctionArgs) {
  const { attempt } = page(context);
  const { intent, ...input } = Object.fromEntries(await request.formData()) as Record<string, string>;
  if (!intent || !Object.hasOwn(changes, intent))
    return { done: undefined, created: await attempt(createTenant, input as never) };
  const { problem } = await attempt(changes[intent as keyof typeof changes], input as never);
  // The sentence of the one field that such a form has, else of the whole.
  return { done: { refused: problem ? (problem.errors[0]?.message ?? problem.detail) : null }, created: undefined };
}
