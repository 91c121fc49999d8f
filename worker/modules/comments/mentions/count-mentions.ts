import { z } from "zod";
import { query } from "#worker/kernel/operation.ts";
import { MentionCount } from "../contract.ts";
import * as mentions from "./repository.ts";

export const countMentions = query({
  name: "comments.count_mentions",
  summary: "How many mentions of oneself were not seen yet",
  access: "staff",
  usersOnly: true,
  route: "GET /comments/mentions/count",
  input: z.strictObject({}),
  output: MentionCount,
  read: () => ({ count: mentions.countUnseen() }),
  result: ({ count }) => count,
});
