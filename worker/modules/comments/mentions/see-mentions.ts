import { command } from "#worker/kernel/operation.ts";
import { MentionCount, SeeMentions } from "../contract.ts";
import * as mentions from "./repository.ts";

export const seeMentions = command({
  name: "comments.see_mentions",
  summary: "Mark the mentions of oneself as seen",
  access: "staff",
  usersOnly: true,
  route: "POST /comments/mentions/seen",
  input: SeeMentions,
  output: MentionCount,
  write: ({ input }) => ({ seen: mentions.see(input.until), count: mentions.countUnseen() }),
  result: ({ count }) => count,
});
