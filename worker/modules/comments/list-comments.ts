import { pageFrom } from "#worker/kernel/db/keyset.ts";
import { Failure } from "#worker/kernel/errors.ts";
import { query } from "#worker/kernel/operation.ts";
import { CommentPage, ListComments } from "./contract.ts";
import { kindOf } from "./record-of.ts";
import * as comments from "./repository.ts";
import { shownComment } from "./shown-comment.ts";

export const listComments = query({
  name: "comments.list",
  summary: "List the comments on a record, the newest last",
  access: "staff",
  route: "GET /comments",
  input: ListComments,
  output: CommentPage,
  read: ({ input, ctx }) => {
    const kind = kindOf(input.subject, ctx);
    return { record: comments.isThere(kind, input.recordId), ...comments.list(input, kind) };
  },
  result: ({ record, ...found }, { input }) => {
    if (!record.there) throw new Failure("not_found");
    const { data, page } = pageFrom(found, input);
    return { data: data.map(shownComment), page };
  },
});
