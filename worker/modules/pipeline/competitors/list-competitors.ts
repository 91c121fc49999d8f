import { pageFrom } from "#worker/kernel/db/keyset.ts";
import { query } from "#worker/kernel/operation.ts";
import { ChoicePage, ListChoices } from "../choices/contract.ts";
import { rivals } from "./repository.ts";

export const listCompetitors = query({
  name: "competitors.list",
  summary: "List competitors",
  access: "deals:read",
  route: "GET /competitors",
  input: ListChoices,
  output: ChoicePage,
  read: ({ input }) => rivals.list(input),
  result: (found, { input }) => pageFrom(found, input),
});
