import { query } from "#worker/kernel/operation.ts";
import { CustomerSummary, SummarizeCustomers } from "./contract.ts";
import * as figures from "./repository.ts";

export const summarizeCustomers = query({
  name: "customers.summary",
  summary: "How many customers there are, in which segment, and how many were added in a period and in the one before",
  access: "customers:read",
  route: "GET /customers/summary",
  input: SummarizeCustomers,
  output: CustomerSummary,
  read: ({ input: { previousFrom, from, to } }) => ({ ranges: figures.segments([previousFrom, from, to]) }),
  result: ({ ranges }) => {
    const sum = (key: "count" | "atRisk" | "passive") => ranges.reduce((all, range) => all + range[key], 0);
    const [total, at_risk, passive] = [sum("count"), sum("atRisk"), sum("passive")];
    return {
      total,
      segments: { active: total - at_risk - passive, at_risk, passive },
      added: ranges[2]?.count ?? 0,
      addedBefore: ranges[1]?.count ?? 0,
    };
  },
});
