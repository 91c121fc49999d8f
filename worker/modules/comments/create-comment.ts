import { command } from "#worker/kernel/operation.ts";
import { theOne } from "#worker/kernel/the-one.ts";
import { Comment, CreateComment } from "./contract.ts";
import { commentCreated } from "./events.ts";
import { kindOf } from "./record-of.ts";
import * as comments from "./repository.ts";
import { shownComment } from "./shown-comment.ts";

export const createComment = command({
  name: "comments.create",
  summary: "Comment on a record; who is mentioned must see it, and is told by mail",
  access: "comments:write",
  route: "POST /comments",
  creates: true,
  input: CreateComment,
  output: Comment,
  prepare: async ({ ctx }) => ({ id: ctx.newId() }),
  write: ({ input: { subject, recordId, body }, prepared: { id }, ctx }) => {
    const kind = kindOf(subject, ctx);
    return {
      there: comments.mustBeThere(kind, recordId),
      made: comments.insert(id, kind, recordId, body),
      mentioned: comments.mention(id, body.mentions),
      found: comments.one(id),
    };
  },
  events: ({ input: { subject, recordId }, prepared: { id }, ctx }) => [
    commentCreated(id, { kind: kindOf(subject, ctx), recordId }),
  ],
  result: ({ found }) => shownComment(theOne(found)),
});
