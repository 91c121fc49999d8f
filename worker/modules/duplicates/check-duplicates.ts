import { query } from "#worker/kernel/operation.ts";
import { CheckDuplicates, Likely } from "./contract.ts";
import { memberOf, whyOf } from "./groups.ts";
import * as duplicates from "./repository.ts";
import { subjectOf } from "./subject-of.ts";

const MOST = 5;

export const checkDuplicates = query({
  name: "duplicates.check",
  summary: "What a record that is not there yet would likely be the same as",
  access: "staff",
  route: "GET /duplicates/check",
  input: CheckDuplicates,
  output: Likely,
  read: ({ input: { subject: name, taxNumber, ...draft }, ctx }) => {
    const subject = subjectOf(name, ctx);
    return {
      may: duplicates.may(subject, "read"),
      ...duplicates.likely(subject, { ...draft, tax_number: taxNumber }, MOST, ctx),
    };
  },
  result: ({ found, records }, { input, ctx }) => {
    const subject = subjectOf(input.subject, ctx);
    const seen = new Map(records.map((row) => [row.id, memberOf(row, subject)]));
    return {
      data: found.flatMap(({ id, score, reasons }) => {
        const member = seen.get(id);
        return member ? [{ ...member, score, reasons: whyOf(reasons, ctx) }] : [];
      }),
    };
  },
});
