import type { Translate } from "#messages";
import type { Content } from "./content.ts";

/** `text` is what the comment says, without its look. */
export type MentionParams = { name: string; author: string; record: string; text: string; link: string };

export function mention(t: Translate, brand: string, { name, author, record, text, link }: MentionParams): Content {
  return {
    subject: t("mail.mention.subject", { author, record }),
    greeting: t("mail.greeting", { name }),
    heading: t("mail.mention.heading", { author }),
    paragraphs: [t("mail.mention.body", { author, record }), ...text.split("\n").filter((line) => line.trim() !== "")],
    button: { label: t("mail.mention.button"), link },
    note: t("mail.mention.note", { brand }),
  };
}
