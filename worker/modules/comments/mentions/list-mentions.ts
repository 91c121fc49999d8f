import { pageFrom } from "#worker/kernel/db/keyset.ts";
import { query } from "#worker/kernel/operation.ts";
import { ListMentions, MentionPage } from "../contract.ts";
import { shownComment } from "../shown-comment.ts";
import * as mentions from "./repository.ts";

export const listMentions = query({
  name: "comments.list_mentions",
  summary: "List the comments that name oneself, the newest first",
  access: "staff",
  usersOnly: true,
  route: "GET /comments/mentions",
  input: ListMentions,
  output: MentionPage,
  read: ({ input }) => mentions.list(input),
  result: (found, { input }) => {
    const { data, page } = pageFrom(found, input);
    return { data: data.map(shownComment), page };
  },
});
