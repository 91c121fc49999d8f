import { query } from "#worker/kernel/operation.ts";
import { ListTags, TagPage } from "./contract.ts";
import * as tags from "./repository.ts";

/** More tags than a person can choose from; they are shown all at once. */
const MOST = 2000;

export const listTags = query({
  name: "tags.list",
  summary: "List the tags and how many customers carry each",
  access: "customers:read",
  route: "GET /tags",
  input: ListTags,
  output: TagPage,
  read: () => ({ found: tags.all(MOST) }),
  result: ({ found }) => ({ data: found, page: { next: null, total: found.length } }),
});
