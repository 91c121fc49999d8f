import { Failure } from "#worker/kernel/errors.ts";
import { query } from "#worker/kernel/operation.ts";
import { ListPeople, People } from "./contract.ts";
import { kindOf } from "./record-of.ts";
import * as comments from "./repository.ts";

export const listPeople = query({
  name: "comments.list_people",
  summary: "Find people who may be mentioned in a comment: active, and allowed to see the record",
  access: "comments:write",
  route: "GET /comments/people",
  input: ListPeople,
  output: People,
  read: ({ input: { subject, recordId, q }, ctx }) => {
    const kind = kindOf(subject, ctx);
    return { record: comments.isThere(kind, recordId), people: comments.people(kind, recordId, q) };
  },
  result: ({ record, people }) => {
    if (!record.there) throw new Failure("not_found");
    return { data: people };
  },
});
