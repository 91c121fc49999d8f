import { z } from "zod";
import { id, instant, version } from "#worker/kernel/contract.ts";
import { listInput, pageOf } from "#worker/kernel/list/contract.ts";
import { textInput } from "#worker/kernel/list/filter-input.ts";
import { richDocument, richText } from "#worker/kernel/rich/contract.ts";
import { COMMENT_LENGTH, COMMENTED } from "./options.ts";

const about = {
  subject: z
    .union([z.enum(COMMENTED), z.string().regex(/^[a-z][a-z0-9_]{0,39}$/)])
    .describe("`customers`, `deals`, `projects`, `tasks`, or the name of an object of the agency's own"),
  recordId: id.describe("The record it is about"),
};
const body = richText(COMMENT_LENGTH).describe("Plain text, or a document; who is mentioned must see the record");

export const CreateComment = z.strictObject({ ...about, body });
export const UpdateComment = z.strictObject({ id, body, version });
export const DeleteComment = z.strictObject({ id });
export const ListComments = listInput({ fields: {}, sorts: ["createdAt"], sort: "createdAt" })
  .omit({ q: true, filter: true })
  .extend(about);
export const ListPeople = z.strictObject({ ...about, q: textInput(100).optional() });

const author = {
  actorKind: z.string().describe("`user` or `api_key`"),
  authorId: id.nullable(),
  authorName: z.string().nullable(),
  authorPictureId: id.nullable(),
};

export const Comment = z.object({
  id,
  body: z.string().describe("What stands there, without its look"),
  document: richDocument,
  ...author,
  edited: z.boolean(),
  version: z.number().int(),
  createdAt: instant,
  updatedAt: instant,
});
export const CommentPage = pageOf(Comment);

export const People = z.object({ data: z.array(z.object({ id, name: z.string(), pictureId: id.nullable() })) });

export const ListMentions = listInput({ fields: {}, sorts: ["createdAt"], sort: "-createdAt" }).omit({
  q: true,
  filter: true,
});
export const Mention = z.object({
  id,
  commentId: id,
  subject: z.string().describe("As in a comment"),
  recordId: id,
  recordName: z.string(),
  body: z.string(),
  document: richDocument,
  ...author,
  seenAt: instant.nullable(),
  createdAt: instant,
});
export const MentionPage = pageOf(Mention);
export const MentionCount = z.object({ unseen: z.number().int().describe("At most 100") });
export const SeeMentions = z.strictObject({ until: instant.describe("Those that were made up to then") });
