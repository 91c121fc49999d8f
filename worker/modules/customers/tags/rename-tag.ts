import { command } from "#worker/kernel/operation.ts";
import { theOne } from "#worker/kernel/the-one.ts";
import { RenameTag, Tag } from "./contract.ts";
import { tagRenamed } from "./events.ts";
import * as tags from "./repository.ts";

export const renameTag = command({
  name: "tags.rename",
  summary: "Give a tag another name, on every customer that carries it",
  access: "customers:write",
  route: "PATCH /tags/:id",
  input: RenameTag,
  output: Tag,
  write: ({ input: { id, name } }) => ({
    there: tags.mustBeThere(id),
    renamed: tags.rename(id, name),
    found: tags.one(id),
  }),
  events: ({ input }) => [tagRenamed(input.id)],
  result: ({ found }) => theOne(found),
});
