import { command } from "#worker/kernel/operation.ts";
import { theOne } from "#worker/kernel/the-one.ts";
import { roleChanged } from "../events.ts";
import { checkGrants } from "./check-grants.ts";
import { CreateRole, Role } from "./contract.ts";
import * as roles from "./repository.ts";

export const createRole = command({
  name: "roles.create",
  summary: "Add a role; it holds no more than you do",
  access: "roles:write",
  route: "POST /roles",
  creates: true,
  input: CreateRole,
  output: Role,
  prepare: async ({ ctx }) => ({ id: ctx.newId() }),
  write: ({ input, prepared: { id }, ctx }) => {
    checkGrants(ctx.tenant, input.grants);
    return { mayGrant: roles.mayGrant(input.grants), made: roles.insert({ ...input, id }), found: roles.one(id) };
  },
  events: ({ prepared: { id } }) => [roleChanged(id)],
  result: ({ found }) => theOne(found),
});
