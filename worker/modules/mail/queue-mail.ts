import type { Ctx } from "#worker/kernel/context.ts";
import type { Statement } from "#worker/kernel/db/builder.ts";
import type { NewEvent } from "#worker/kernel/events/event.ts";
import type { Language } from "#worker/kernel/tenant.ts";
import { mailQueued } from "./events.ts";
import { renderMail, type Template } from "./render.ts";
import * as mails from "./repository.ts";

export type QueuedMail = { id: string; statement: Statement<unknown>; event: NewEvent };

/**
 * A mail as part of another module's write: make it in `prepare` (it is sealed, which takes a promise), put `statement`
 * among the statements and `event` among the events. It leaves after the commit, and never when the commit fails. Leaving
 * both out sends nothing. A `link` must lead to the tenant's own origin.
 */
export async function queueMail(ctx: Ctx, mail: { to: string; language: Language } & Template): Promise<QueuedMail> {
  const { origin, services, tenant } = ctx;
  if (!tenant) throw new Error("Mail is a tenant's");
  if (new URL(mail.params.link).origin !== new URL(origin).origin) throw new Error("A link of a mail leads elsewhere");
  const id = ctx.newId();
  const { subject, html, text } = renderMail(mail, tenant.brand, mail.language);
  const body = await services.secrets.seal(tenant.id, mails.BODY, JSON.stringify({ html, text }));
  return {
    id,
    statement: mails.insert({ id, recipient: mail.to, subject, template: mail.template, body }),
    event: mailQueued(id),
  };
}
