import { nothing } from "#worker/kernel/contract.ts";
import { command } from "#worker/kernel/operation.ts";
import { SomeRecords } from "./contract.ts";
import * as duplicates from "./repository.ts";
import { subjectOf } from "./subject-of.ts";

export const dismissDuplicates = command({
  name: "duplicates.dismiss",
  summary: "Say that records are not the same, for good",
  access: "staff",
  route: "POST /duplicates/dismiss",
  input: SomeRecords,
  output: nothing,
  write: ({ input: { subject: name, ids }, ctx }) => {
    const subject = subjectOf(name, ctx);
    return {
      may: duplicates.may(subject, "write"),
      there: duplicates.mustSeeAll(subject, ids),
      said: duplicates.dismiss(subject, ids, true),
    };
  },
  result: () => null,
});
