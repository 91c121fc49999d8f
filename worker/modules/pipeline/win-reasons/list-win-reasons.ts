import { pageFrom } from "#worker/kernel/db/keyset.ts";
import { query } from "#worker/kernel/operation.ts";
import { ChoicePage, ListChoices } from "../choices/contract.ts";
import { reasons } from "./repository.ts";

export const listWinReasons = query({
  name: "win_reasons.list",
  summary: "List the reasons for which deals are won",
  access: "deals:read",
  route: "GET /win-reasons",
  input: ListChoices,
  output: ChoicePage,
  read: ({ input }) => reasons.list(input),
  result: (found, { input }) => pageFrom(found, input),
});
