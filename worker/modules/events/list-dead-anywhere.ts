import { z } from "zod";
import { query } from "#worker/kernel/operation.ts";
import { DeadAnywhere, ListDeadAnywhere } from "./contract.ts";
import * as repository from "./repository.ts";

/** For the platform's operators. Payloads stay with their tenants. */
export const listDeadAnywhere = query({
  name: "events.list_dead_anywhere",
  summary: "Dead letters of all tenants, newest first",
  access: "operator",
  input: ListDeadAnywhere,
  output: z.array(DeadAnywhere),
  read: ({ input }) => ({ found: repository.deadAnywhere(input.limit) }),
  result: ({ found }) => found,
});
