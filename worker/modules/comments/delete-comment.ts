import { nothing } from "#worker/kernel/contract.ts";
import { command } from "#worker/kernel/operation.ts";
import { DeleteComment } from "./contract.ts";
import { commentDeleted } from "./events.ts";
import * as comments from "./repository.ts";

export const deleteComment = command({
  name: "comments.delete",
  summary: "Delete a comment: one's own, or anybody's with the right to manage comments",
  access: "comments:write",
  route: "DELETE /comments/:id",
  input: DeleteComment,
  output: nothing,
  read: ({ input }) => ({ about: comments.about(input.id) }),
  write: ({ input: { id } }) => ({
    there: comments.mustExist(id),
    removed: comments.remove(id),
    gone: comments.mustBeGone(id),
  }),
  events: ({ input, rows: { about } }) =>
    about.map(({ recordId, ...kind }) => commentDeleted(input.id, { kind, recordId })),
  result: () => null,
});
