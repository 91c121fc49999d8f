import { z } from "zod";
import type { Ctx } from "#worker/kernel/context.ts";
import { Failure } from "#worker/kernel/errors.ts";
import type { Consumer } from "#worker/kernel/events/event.ts";
import { command } from "#worker/kernel/operation.ts";
import * as mails from "./repository.ts";

/** Sends what was queued. Claimed first, so that it leaves once; a refusal is final, anything else is tried again. */
export const sendMail: Consumer = {
  name: "mail.send",
  on: ["mail.queued"],
  async handle(event, ctx) {
    const id = event.subjectId;
    const { mail, status } = await ctx.run(claimMail, { id });
    if (mail) return send(ctx, mail);
    // Somebody is at it, or died over it: look again when the claim is over.
    if (status === "queued") throw new Failure("unavailable", "mail.claimed", { retryAfter: 310 });
  },
};

async function send(ctx: Ctx, mail: z.output<typeof Claimed>): Promise<void> {
  const { services, tenant } = ctx;
  const { mailer } = services;
  if (!tenant) return;
  const { id } = mail;
  try {
    const body = JSON.parse(await services.secrets.open(tenant.id, mails.BODY, mail.body ?? "")) as {
      html: string;
      text: string;
    };
    const { name, supportEmail } = tenant.brand;
    const from = { name, email: mailer.from };
    await mailer.send({
      id,
      to: mail.recipient,
      from,
      subject: mail.subject,
      ...body,
      ...(supportEmail ? { replyTo: supportEmail } : {}),
    });
  } catch (error) {
    const refused = error instanceof Failure && error.code === "invalid";
    const reason = (error instanceof Error ? error.message : String(error)).slice(0, 500);
    await ctx.run(settleMail, { id, status: refused ? "failed" : "queued", error: reason, keepBody: !refused });
    if (refused) return;
    throw error;
  }
  await ctx.run(settleMail, { id, status: "sent", error: null, keepBody: mailer.keeps });
}

// The system's own: in no list of operations, and `access` is a permission that no role has.
const access = "mail:send";
const Claimed = z.object({ id: z.string(), recipient: z.string(), subject: z.string(), body: z.string().nullable() });

const claimMail = command({
  name: "mail.claim",
  summary: "Take a mail to be sent",
  access,
  input: z.object({ id: z.string() }),
  output: z.object({ mail: Claimed.nullable(), status: z.string().nullable() }),
  write: ({ input }) => ({ claimed: mails.claim(input.id), status: mails.statusOf(input.id) }),
  result: ({ claimed, status }) => ({ mail: claimed[0] ?? null, status: status[0]?.status ?? null }),
});

const settleMail = command({
  name: "mail.settle",
  summary: "How sending went",
  access,
  input: z.object({
    id: z.string(),
    status: z.enum(["sent", "failed", "queued"]),
    error: z.string().nullable(),
    keepBody: z.boolean(),
  }),
  output: z.null(),
  write: ({ input: { id, ...outcome } }) => ({ settled: mails.settle(id, outcome) }),
  result: () => null,
});
