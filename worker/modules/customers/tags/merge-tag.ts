import { mustSee } from "#worker/kernel/db/guard.ts";
import { Failure } from "#worker/kernel/errors.ts";
import { command } from "#worker/kernel/operation.ts";
import { theOne } from "#worker/kernel/the-one.ts";
import { MergeTag, Tag } from "./contract.ts";
import { tagMerged } from "./events.ts";
import * as tags from "./repository.ts";

export const mergeTag = command({
  name: "tags.merge",
  summary: "Make a tag part of another one, on every customer that carries it",
  access: "customers:write",
  route: "POST /tags/:id/merge",
  input: MergeTag,
  output: Tag,
  write: ({ input: { id, into } }) => {
    if (id === into) throw new Failure("invalid", "invalid", { fields: [{ path: "into", reason: "tags.same" }] });
    return {
      there: tags.mustBeThere(id),
      all: tags.mustSeeAll(),
      other: mustSee("tags", into, "into"),
      carried: tags.carryOver(id, into),
      gone: tags.remove(id),
      found: tags.one(into),
    };
  },
  events: ({ input }) => [tagMerged(input.id, input.into)],
  result: ({ found }) => theOne(found),
});
