import { z } from "zod";
import { Failure } from "#worker/kernel/errors.ts";
import type { Consumer } from "#worker/kernel/events/event.ts";
import { command, query } from "#worker/kernel/operation.ts";
import { queueMail } from "#worker/modules/mail/index.ts";
import { addressOf } from "../options.ts";
import * as mentions from "./repository.ts";

/** Writes to who was named in a comment, once. Whether they may read it is asked now, and again as the mail is queued. */
export const mailMentions: Consumer = {
  name: "comments.mail_mentions",
  on: ["comments.created", "comments.updated"],
  async handle({ payload }, ctx) {
    const pending = await ctx.run(pendingMentions, { commentId: String(payload.commentId) });
    // Open pages count anew: that somebody was mentioned, and no word of whom or where.
    if (pending.length > 0 && ctx.tenant) await ctx.services.live.tell(ctx.tenant.id, ["mentions"]);
    for (const mention of pending) {
      try {
        await ctx.run(mailMention, mention);
      } catch (error) {
        // Somebody else wrote it, or took the right meanwhile.
        if (!(error instanceof Failure && error.reason === "comments.not_pending")) throw error;
      }
    }
  },
};

// The system's own: in no list of operations, and `access` is a permission that no role has.
const access = "mail:send";

const Pending = z.object({
  id: z.string(),
  email: z.string(),
  name: z.string(),
  language: z.enum(["tr", "en"]).nullable(),
  author: z.string(),
  record: z.string(),
  subject: z.string(),
  recordId: z.string(),
  body: z.string(),
});

const pendingMentions = query({
  name: "comments.list_pending",
  summary: "Who was named in a comment and not written to yet",
  access,
  input: z.object({ commentId: z.string() }),
  output: z.array(Pending),
  read: ({ input }) => ({ pending: mentions.pending(input.commentId) }),
  result: ({ pending }) => pending,
});

const mailMention = command({
  name: "comments.mail_mention",
  summary: "Write to somebody who was named in a comment",
  access,
  input: Pending,
  output: z.null(),
  prepare: ({ input: { email, language, name, author, record, subject, recordId, body }, ctx }) =>
    queueMail(ctx, {
      to: email,
      language: language ?? ctx.tenant?.language ?? "tr",
      template: "mention",
      params: {
        name,
        author,
        record,
        text: excerpt(body),
        link: `${ctx.origin}${addressOf(subject, recordId, record)}`,
      },
    }),
  write: ({ input: { id }, prepared: { statement } }) => ({
    pending: mentions.mustBePending(id),
    marked: mentions.mailed(id),
    mail: statement,
  }),
  events: ({ prepared: { event } }) => [event],
  result: () => null,
});

const LONGEST = 600;

function excerpt(body: string): string {
  const letters = [...body];
  return letters.length > LONGEST ? `${letters.slice(0, LONGEST).join("")}…` : body;
}
