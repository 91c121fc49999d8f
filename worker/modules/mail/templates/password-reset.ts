import type { Translate } from "#messages";
import type { Content } from "./content.ts";

export type PasswordResetParams = { link: string; name?: string; minutes: number };

export function passwordReset(t: Translate, brand: string, { link, name, minutes }: PasswordResetParams): Content {
  return {
    subject: t("mail.password_reset.subject", { brand }),
    greeting: name ? t("mail.greeting", { name }) : t("mail.greeting_plain"),
    heading: t("mail.password_reset.heading"),
    paragraphs: [t("mail.password_reset.body", { brand })],
    button: { label: t("mail.password_reset.button"), link },
    note: t("mail.password_reset.note", { minutes }),
  };
}
