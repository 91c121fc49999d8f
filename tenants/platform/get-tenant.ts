import { Failure } from "#worker/kernel/errors.ts";
import { query } from "#worker/kernel/operation.ts";
import { TenantId, TenantPage } from "./contract.ts";
import * as platform from "./repository.ts";

export const getTenant = query({
  name: "platform.get_tenant",
  summary: "One tenant: its hosts, plan, people and what it uses",
  access: "operator",
  input: TenantId,
  output: TenantPage,
  read: ({ input: { id } }) => ({
    people: platform.peopleOf(id),
    found: platform.one(id),
    hosts: platform.hostsOf(id),
    plans: platform.allPlans(),
  }),
  result: ({ people: { people }, found: [tenant], hosts, plans }) => {
    if (!tenant) throw new Failure("not_found");
    const { owners, counts, lastActivityAt } = people;
    const counted = { active: 0, invited: 0, suspended: 0, ...counts };
    return { ...tenant, hosts, plans, owners, lastActivityAt, people: counted };
  },
});
