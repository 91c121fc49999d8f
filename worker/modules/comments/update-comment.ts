import { lock } from "#worker/kernel/db/guard.ts";
import { command } from "#worker/kernel/operation.ts";
import { theOne } from "#worker/kernel/the-one.ts";
import { Comment, UpdateComment } from "./contract.ts";
import { commentUpdated } from "./events.ts";
import * as comments from "./repository.ts";
import { shownComment } from "./shown-comment.ts";

export const updateComment = command({
  name: "comments.update",
  summary: "Rewrite a comment of one's own; it is marked as edited",
  access: "comments:write",
  route: "PATCH /comments/:id",
  input: UpdateComment,
  output: Comment,
  read: ({ input }) => ({ about: comments.about(input.id) }),
  write: ({ input: { id, body, version } }) => ({
    mine: comments.mustBeMine(id),
    lock: lock("comments", id, version),
    changed: comments.update(id, body),
    mentioned: comments.mention(id, body.mentions),
    found: comments.one(id),
  }),
  events: ({ input, rows: { about } }) =>
    about.map(({ recordId, ...kind }) => commentUpdated(input.id, { kind, recordId })),
  result: ({ found }) => shownComment(theOne(found)),
});
