import { z } from "zod";
import type { Ctx } from "#worker/kernel/context.ts";
import { Failure } from "#worker/kernel/errors.ts";
import { query } from "#worker/kernel/operation.ts";
import { KeptMail, OpenMail } from "./contract.ts";
import * as mails from "./repository.ts";

export type OpenedMail = z.output<typeof KeptMail> & { html: string; text: string };

/** One kept mail as its reader would see it. Show the HTML in a sandboxed frame. */
export async function openMail(ctx: Ctx, id: string): Promise<OpenedMail> {
  const { sealed, ...mail } = await ctx.run(readMail, { id });
  const { html, text } = JSON.parse(await ctx.services.secrets.open(mail.tenantId, mails.BODY, sealed)) as OpenedMail;
  return { ...mail, html, text };
}

const readMail = query({
  name: "mail.read",
  summary: "A kept mail, sealed",
  access: "operator",
  input: OpenMail,
  output: KeptMail.extend({ sealed: z.string() }),
  read: ({ input, ctx }) => {
    if (!ctx.services.mailer.keeps) throw new Failure("not_found");
    return { found: mails.outbox(input.id, 1) };
  },
  result: ({ found: [mail] }) => {
    if (!mail?.body) throw new Failure("not_found");
    return { ...mail, status: mail.status as "queued", sealed: mail.body };
  },
});
