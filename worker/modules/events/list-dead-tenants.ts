import { z } from "zod";
import { id } from "#worker/kernel/contract.ts";
import { query } from "#worker/kernel/operation.ts";
import * as repository from "./repository.ts";

/** For the platform's operators: what the dead letters can be narrowed to. */
export const listDeadTenants = query({
  name: "events.list_dead_tenants",
  summary: "The tenants that have dead letters, by name; the first 200",
  access: "operator",
  input: z.strictObject({}),
  output: z.array(z.object({ id, name: z.string() })),
  read: () => ({ tenants: repository.deadTenants(200) }),
  result: ({ tenants }) => tenants,
});
