import { inPlaces, pageFrom } from "#worker/kernel/db/keyset.ts";
import { query } from "#worker/kernel/operation.ts";
import { DuplicatePage, ListDuplicates } from "./contract.ts";
import { groupsOf } from "./groups.ts";
import * as duplicates from "./repository.ts";
import { subjectOf } from "./subject-of.ts";

export const listDuplicates = query({
  name: "duplicates.list",
  summary: "Records that are likely the same, in groups, with why",
  access: "staff",
  route: "GET /duplicates",
  input: ListDuplicates,
  output: DuplicatePage,
  read: ({ input, ctx }) => {
    const subject = subjectOf(input.subject, ctx);
    return { may: duplicates.may(subject, "read"), ...duplicates.page(subject, input, ctx) };
  },
  result: ({ groups, pairs, records, count }, { input, ctx }) => {
    const { data, page } = pageFrom({ rows: inPlaces(groups), count }, input);
    const subject = subjectOf(input.subject, ctx);
    const byGroup = Map.groupBy(pairs, ({ groupId }) => groupId);
    return { data: data.flatMap(({ id }) => groupsOf(byGroup.get(id) ?? [], records, subject, ctx)), page };
  },
});
