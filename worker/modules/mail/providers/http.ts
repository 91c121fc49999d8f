import { Failure } from "#worker/kernel/errors.ts";
import type { OutgoingMail } from "#worker/kernel/mailer.ts";

const PATIENCE_MS = 10_000;

/**
 * A mail service with Resend's API: `POST` of JSON with a bearer key; `Idempotency-Key` makes a repeat harmless.
 * https://resend.com/docs/api-reference/emails/send-email
 */
export async function sendOverHttp(
  service: { url: string; key: string },
  mail: OutgoingMail,
  post = fetch,
): Promise<void> {
  const answer = await post(service.url, {
    method: "POST",
    headers: { Authorization: `Bearer ${service.key}`, "Content-Type": "application/json", "Idempotency-Key": mail.id },
    body: JSON.stringify({
      from: `${quoted(mail.from.name)} <${mail.from.email}>`,
      to: [mail.to],
      subject: mail.subject,
      html: mail.html,
      text: mail.text,
      ...(mail.replyTo ? { reply_to: mail.replyTo } : {}),
    }),
    signal: AbortSignal.timeout(PATIENCE_MS),
  });
  if (answer.ok) return void (await answer.body?.cancel());
  const said = `${answer.status} ${(await answer.text()).slice(0, 200)}`;
  if (answer.status === 400 || answer.status === 422) throw new Failure("invalid", `mail service: ${said}`);
  throw new Error(`Mail service: ${said}`);
}

/** A display name as a quoted string (RFC 5322, section 3.2.4). */
function quoted(name: string): string {
  return `"${name.replace(/[\p{Cc}]+/gu, " ").replace(/["\\]/g, "\\$&")}"`;
}
