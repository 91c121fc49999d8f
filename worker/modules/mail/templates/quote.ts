import type { Translate } from "#messages";
import type { Content } from "./content.ts";

/** `total` and `until` as they are told in the reader's language. */
export type QuoteParams = { link: string; name: string; number: string; total: string; until: string };

export function quote(t: Translate, brand: string, { link, name, number, total, until }: QuoteParams): Content {
  return {
    subject: t("mail.quote.subject", { brand, number, name }),
    greeting: t("mail.greeting_plain"),
    heading: t("mail.quote.heading", { name }),
    paragraphs: [t("mail.quote.body", { brand, number, total })],
    button: { label: t("mail.quote.button"), link },
    note: t("mail.quote.note", { until }),
  };
}
