import { translator } from "#messages/server.ts";
import type { Brand, Language } from "#worker/kernel/tenant.ts";
import type { Content } from "./templates/content.ts";
import { type InvitationParams, invitation } from "./templates/invitation.ts";
import { layout } from "./templates/layout.ts";
import { type MentionParams, mention } from "./templates/mention.ts";
import { type PasswordResetParams, passwordReset } from "./templates/password-reset.ts";
import { type QuoteParams, quote } from "./templates/quote.ts";

/** Every mail the product sends, with what it needs to know. */
export type Template =
  | { template: "invitation"; params: InvitationParams }
  | { template: "mention"; params: MentionParams }
  | { template: "password_reset"; params: PasswordResetParams }
  | { template: "quote"; params: QuoteParams };

export type Rendered = { subject: string; html: string; text: string };

/** A mail in a tenant's brand and the reader's language. */
export function renderMail(mail: Template, brand: Brand, language: Language): Rendered {
  const t = translator(language);
  const content = contentOf(mail, t, brand.name);
  return { subject: oneLine(content.subject), ...layout(content, brand, t) };
}

function contentOf(mail: Template, t: ReturnType<typeof translator>, brand: string): Content {
  switch (mail.template) {
    case "invitation":
      return invitation(t, brand, mail.params);
    case "mention":
      return mention(t, brand, mail.params);
    case "password_reset":
      return passwordReset(t, brand, mail.params);
    case "quote":
      return quote(t, brand, mail.params);
  }
}

/** A name with a line break in it must not become a header of its own. */
function oneLine(text: string): string {
  return text.replace(/[\p{Cc}\u2028\u2029]+/gu, " ").trim();
}
