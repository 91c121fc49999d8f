import { findCompetitors, findWinReasons } from "./find-choices.ts";

/** What many deals can be given at once; stages are moved to. An amount is one of the currency it is asked in. */
export function manyOf(currency: string) {
  return {
    name: { kind: "text", maxLength: 200, required: true },
    customerId: { kind: "relation", object: "customers", required: true },
    amountMinor: { kind: "currency", required: true, along: { currency } },
    expectedClose: { kind: "date" },
    ownerId: { kind: "person" },
    competitorId: { kind: "relation", options: findCompetitors },
    winReasonId: { kind: "relation", options: findWinReasons },
  } as const;
}
