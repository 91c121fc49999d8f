import type { OutgoingMail } from "#worker/kernel/mailer.ts";

/** Cloudflare's `send_email` binding. https://developers.cloudflare.com/email-routing/email-workers/send-email-workers/ */
export async function sendOverBinding(binding: SendEmail, mail: OutgoingMail): Promise<void> {
  const { from, html, replyTo, subject, text, to } = mail;
  await binding.send({ from, to, subject, html, text, ...(replyTo ? { replyTo } : {}) });
}
