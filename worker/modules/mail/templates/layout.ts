import type { Translate } from "#messages";
import { themeTokens } from "#tenants/brand/index.ts";
import type { Brand } from "#worker/kernel/tenant.ts";
import type { Content } from "./content.ts";
import { html, raw } from "./html.ts";

/** One look for every mail of a tenant, after its brand. No image, no script, nothing fetched from anywhere. */
export function layout(content: Content, brand: Brand, t: Translate): { html: string; text: string } {
  return { html: document(content, brand, t), text: plain(content, brand, t) };
}

function document(content: Content, brand: Brand, t: Translate): string {
  const c = themeTokens(brand, "light");
  const { button } = content;
  const font = "font-family:system-ui,-apple-system,'Segoe UI',Roboto,Arial,sans-serif";
  const paragraph = (text: string) =>
    html`<p style="margin:0 0 16px;font-size:15px;line-height:24px;color:${c.text}">${text}</p>`;
  return html`<!doctype html>
<html lang="${t.language}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><meta name="color-scheme" content="light"><title>${content.subject}</title></head>
<body style="margin:0;padding:0;background:${c.rail};${raw(font)}">
<table role="presentation" width="100%" cellpadding="0" cellspacing="0" style="background:${c.rail}"><tr><td align="center" style="padding:32px 16px">
<table role="presentation" width="100%" cellpadding="0" cellspacing="0" style="max-width:560px">
<tr><td style="padding:0 8px 20px;font-size:18px;font-weight:700;color:${c["brand-text"]}">${brand.name}</td></tr>
<tr><td style="background:${c.panel};border:1px solid ${c.line};border-radius:8px;padding:32px">
<h1 style="margin:0 0 20px;font-size:22px;line-height:30px;color:${c.text}">${content.heading}</h1>
${raw([content.greeting, ...content.paragraphs].map(paragraph).join("\n"))}
<p style="margin:24px 0"><a href="${button.link}" style="display:inline-block;background:${c.brand};color:${c["on-brand"]};text-decoration:none;font-size:15px;font-weight:600;padding:12px 20px;border-radius:6px">${button.label}</a></p>
<p style="margin:0 0 16px;font-size:13px;line-height:20px;color:${c["text-2"]}">${content.note}</p>
<p style="margin:0;font-size:12px;line-height:18px;color:${c["text-2"]}">${t("mail.link_instead")}<br><a href="${button.link}" style="color:${c["brand-text"]};word-break:break-all">${button.link}</a></p>
</td></tr>
<tr><td style="padding:20px 8px;font-size:12px;line-height:18px;color:${c["text-2"]}">${raw(
    footer(brand, t)
      .map((line) => html`${raw(line.html)}`)
      .join("<br>"),
  )}</td></tr>
</table></td></tr></table>
</body></html>`;
}

function plain(content: Content, brand: Brand, t: Translate): string {
  const { greeting, heading, paragraphs, button, note } = content;
  const foot = footer(brand, t).map(({ text }) => text);
  return [heading, greeting, ...paragraphs, `${button.label}:\n${button.link}`, note, `-- \n${foot.join("\n")}`].join(
    "\n\n",
  );
}

function footer(brand: Brand, t: Translate): { html: string; text: string }[] {
  const sentBy = t("mail.sent_by", { brand: brand.name });
  const support = brand.supportEmail ? [t("mail.support", { address: brand.supportEmail })] : [];
  const legal = (brand.legal ?? []).filter(({ url }) => /^https?:\/\//i.test(url));
  return [
    ...[sentBy, ...support].map((text) => ({ html: html`${text}`, text })),
    ...legal.map(({ label, url }) => ({ html: html`<a href="${url}">${label}</a>`, text: `${label}: ${url}` })),
  ];
}
