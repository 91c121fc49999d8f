import type { Translate } from "#messages";
import type { Content } from "./content.ts";

export type InvitationParams = { inviter: string; link: string; name?: string; days: number };

export function invitation(t: Translate, brand: string, { inviter, link, name, days }: InvitationParams): Content {
  return {
    subject: t("mail.invitation.subject", { inviter, brand }),
    greeting: name ? t("mail.greeting", { name }) : t("mail.greeting_plain"),
    heading: t("mail.invitation.heading", { brand }),
    paragraphs: [t("mail.invitation.body", { inviter, brand })],
    button: { label: t("mail.invitation.button"), link },
    note: t("mail.invitation.note", { days }),
  };
}
