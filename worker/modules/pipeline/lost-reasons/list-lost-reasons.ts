import { pageFrom } from "#worker/kernel/db/keyset.ts";
import { query } from "#worker/kernel/operation.ts";
import { ChoicePage, ListChoices } from "../choices/contract.ts";
import { reasons } from "./repository.ts";

export const listLostReasons = query({
  name: "lost_reasons.list",
  summary: "List the reasons for which deals are lost",
  access: "deals:read",
  route: "GET /lost-reasons",
  input: ListChoices,
  output: ChoicePage,
  read: ({ input }) => reasons.list(input),
  result: (found, { input }) => pageFrom(found, input),
});
