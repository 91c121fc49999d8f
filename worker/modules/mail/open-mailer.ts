import type { Env } from "#worker/kernel/env.ts";
import type { Mailer, OutgoingMail } from "#worker/kernel/mailer.ts";
import { sendOverBinding } from "./providers/cloudflare.ts";
import { sendOverHttp } from "./providers/http.ts";

type Settings = Pick<Env, "LOCAL" | "MAIL_FROM" | "MAIL_API_URL" | "MAIL_API_KEY" | "SEND_EMAIL">;

/** The mail service this deployment is set up with; on a laptop none, there mail is kept. */
export function openMailer(env: Settings): Mailer {
  if (env.LOCAL) return { keeps: true, from: env.MAIL_FROM ?? "no-reply@mail.localhost", send: async () => undefined };
  return { keeps: false, from: env.MAIL_FROM ?? "", send: (mail) => sendBy(env, mail) };
}

async function sendBy(
  { MAIL_API_URL: url, MAIL_API_KEY: key, MAIL_FROM, SEND_EMAIL }: Settings,
  mail: OutgoingMail,
): Promise<void> {
  if (!MAIL_FROM) throw new Error("MAIL_FROM is not set");
  if (url && key) return sendOverHttp({ url, key }, mail);
  if (SEND_EMAIL) return sendOverBinding(SEND_EMAIL, mail);
  throw new Error("No mail service is set up: neither MAIL_API_URL and MAIL_API_KEY nor SEND_EMAIL");
}
