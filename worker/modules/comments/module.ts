import type { Module } from "#worker/kernel/module.ts";
import { createComment } from "./create-comment.ts";
import { deleteComment } from "./delete-comment.ts";
import { listComments } from "./list-comments.ts";
import { listPeople } from "./list-people.ts";
import { countMentions } from "./mentions/count-mentions.ts";
import { listMentions } from "./mentions/list-mentions.ts";
import { mailMentions } from "./mentions/mail-mentions.ts";
import { seeMentions } from "./mentions/see-mentions.ts";
import { updateComment } from "./update-comment.ts";

/** What people say about records, and to whom. Who may read a comment is who may read the record: decision 031. */
export const commentsModule: Module = {
  name: "comments",
  operations: [
    listComments,
    listPeople,
    createComment,
    updateComment,
    deleteComment,
    listMentions,
    countMentions,
    seeMentions,
  ],
  consumers: [mailMentions],
  nav: [{ to: "/mentions", label: "shell.mentions", icon: "at-sign", group: "main" }],
  permissions: [
    { name: "comments:write", scoped: false, defaults: { manager: "all", member: "all" } },
    { name: "comments:manage", scoped: false, defaults: { manager: "all" } },
  ],
};
