import { z } from "zod";
import { nothing } from "#worker/kernel/contract.ts";
import { guard } from "#worker/kernel/db/guard.ts";
import { Failure } from "#worker/kernel/errors.ts";
import type { Consumer } from "#worker/kernel/events/event.ts";
import { command, query } from "#worker/kernel/operation.ts";
import { queueMail } from "#worker/modules/mail/index.ts";
import { QuoteId } from "../contract.ts";
import { formatIn } from "../format-in.ts";
import { openLink } from "./link-of.ts";
import * as lifecycle from "./repository.ts";

/** Mails the link of a quote to all whom it is for, once. */
export const mailQuote: Consumer = {
  name: "quotes.mail",
  on: ["quotes.sent", "quotes.mail_wanted"],
  async handle({ name, subjectId: id, payload }, ctx) {
    if (name === "quotes.sent" && payload.mail !== true) return;
    const letter = await ctx.run(readLetter, { id });
    if (!letter?.sealed || letter.status !== "sent" || letter.mailedAt) return;
    try {
      await ctx.run(sendLetter, { id, letter: { ...letter, link: await openLink(ctx, letter.sealed) } });
    } catch (error) {
      if (!(error instanceof Failure && error.reason === "quotes.already_mailed")) throw error;
    }
  },
};

const Letter = z.object({
  sealed: z.string().nullable(),
  status: z.string(),
  mailedAt: z.string().nullable(),
  emails: z.array(z.string()),
  language: z.enum(["tr", "en"]),
  number: z.string().nullable(),
  name: z.string(),
  validUntil: z.string(),
  totalMinor: z.number(),
  currency: z.string(),
});

const readLetter = query({
  name: "quotes.read_letter",
  summary: "What the mail of a quote says",
  access: "quotes:read",
  input: QuoteId,
  output: Letter.nullable(),
  read: ({ input }) => ({ found: lifecycle.letter(input.id) }),
  result: ({ found: [letter] }) => letter ?? null,
});

const sendLetter = command({
  name: "quotes.mail_letter",
  summary: "Mail the link of a quote",
  access: "quotes:write",
  input: QuoteId.extend({ letter: Letter.extend({ link: z.string() }) }),
  output: nothing,
  prepare: async ({ ctx, input: { letter } }) => {
    const { emails, language, link, name, number, validUntil, totalMinor, currency } = letter;
    const { money, day } = formatIn(language);
    const params = { link, name, number: number ?? "", until: day(validUntil), total: money(totalMinor, currency) };
    return Promise.all(emails.map((to) => queueMail(ctx, { to, language, template: "quote", params })));
  },
  write: ({ input: { id }, prepared: mails }) => ({
    once: guard(lifecycle.isUnmailed(id), "quotes.already_mailed"),
    mailed: lifecycle.mailed(id),
    ...Object.fromEntries(mails.map(({ id: mailId, statement }) => [mailId, statement])),
  }),
  events: ({ prepared: mails }) => mails.map(({ event }) => event),
  result: () => null,
});
