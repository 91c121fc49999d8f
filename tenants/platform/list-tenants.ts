import { inPlaces, pageFrom } from "#worker/kernel/db/keyset.ts";
import { query } from "#worker/kernel/operation.ts";
import { ListTenants, TenantsPage } from "./contract.ts";
import * as platform from "./repository.ts";

export const listTenants = query({
  name: "platform.list_tenants",
  summary: "Tenants with what they use, newest first; `q` finds part of a name or host",
  access: "operator",
  input: ListTenants,
  output: TenantsPage,
  read: ({ input }) => platform.page(input),
  result: ({ rows, count }, { input: { limit } }) =>
    pageFrom({ rows: inPlaces(rows), count }, { limit, sort: platform.NEWEST }),
});
