import { query } from "#worker/kernel/operation.ts";
import { ListTerritories, TerritoryList } from "./contract.ts";
import * as territories from "./repository.ts";

export const listTerritories = query({
  name: "territories.list",
  summary: "All territories with their rules and members; each names its parent",
  access: "staff",
  route: "GET /territories",
  input: ListTerritories,
  output: TerritoryList,
  read: ({ input }) => ({ found: territories.all(input.q) }),
  result: ({ found }) => ({ data: found }),
});
