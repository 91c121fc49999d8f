import { pageFrom } from "#worker/kernel/db/keyset.ts";
import { query } from "#worker/kernel/operation.ts";
import { ListRoles, RolePage } from "./contract.ts";
import * as roles from "./repository.ts";

export const listRoles = query({
  name: "roles.list",
  summary: "List roles and what they hold",
  access: "users:read",
  route: "GET /roles",
  input: ListRoles,
  output: RolePage,
  read: ({ input }) => ({ rows: roles.page(input), count: roles.count(input) }),
  result: ({ rows, count }, { input }) => {
    const places = rows.map(({ place, ...role }) => ({ key: place, role }));
    return pageFrom(places, input.limit, input.sort, count.total, ({ role }) => role);
  },
});
