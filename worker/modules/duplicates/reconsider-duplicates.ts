import { nothing } from "#worker/kernel/contract.ts";
import { command } from "#worker/kernel/operation.ts";
import { SomeRecords } from "./contract.ts";
import * as duplicates from "./repository.ts";
import { subjectOf } from "./subject-of.ts";

export const reconsiderDuplicates = command({
  name: "duplicates.reconsider",
  summary: "Take back that records are not the same",
  access: "staff",
  route: "POST /duplicates/reconsider",
  input: SomeRecords,
  output: nothing,
  write: ({ input: { subject: name, ids }, ctx }) => {
    const subject = subjectOf(name, ctx);
    return {
      may: duplicates.may(subject, "write"),
      there: duplicates.mustSeeAll(subject, ids),
      said: duplicates.dismiss(subject, ids, false),
    };
  },
  result: () => null,
});
