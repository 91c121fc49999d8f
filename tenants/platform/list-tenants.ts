import { z } from "zod";
import { query } from "#worker/kernel/operation.ts";
import { Overview } from "./contract.ts";
import * as platform from "./repository.ts";

export const listTenants = query({
  name: "platform.list_tenants",
  summary: "Every tenant with what it uses, and the plans",
  access: "operator",
  input: z.strictObject({}),
  output: Overview,
  read: () => ({ tenants: platform.overview(), plans: platform.allPlans() }),
  result: (found) => found,
});
