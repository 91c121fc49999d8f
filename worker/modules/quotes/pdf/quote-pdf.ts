import { PDFDocument } from "@cantoo/pdf-lib";
import type { Translate } from "#messages";
import { translator } from "#messages/server.ts";
import { themeTokens } from "#tenants/brand/index.ts";
import { fromBase64 } from "#worker/kernel/base64.ts";
import type { Brand } from "#worker/kernel/tenant.ts";
import { formatIn } from "../format-in.ts";
import type { Document } from "../link/contract.ts";
import { fontReader } from "./font-reader.ts";
import inter from "./inter.generated.json" with { type: "json" };
import { drawLines } from "./lines-table.ts";
import { A4, colour, INNER, MARGIN, newSheet, type Sheet } from "./sheet.ts";
import { drawSums } from "./sums.ts";

type Format = ReturnType<typeof formatIn>;

/**
 * A quote as PDF (A4) in the agency's brand and the customer's language. `icon` is a PNG. Fonts are cut down to the signs that
 * are used; what they cannot draw becomes a blank. Nothing in it says what made it.
 */
export async function quotePdf(quote: Document, brand: Brand, icon: Uint8Array, timeZone: string): Promise<Uint8Array> {
  const t = translator(quote.language);
  const format = formatIn(quote.language);
  const file = await PDFDocument.create();
  file.registerFontkit(fontReader);
  const embed = (font: string) => file.embedFont(fromBase64(font), { subset: true });
  const fonts = { regular: await embed(inter.regular), bold: await embed(inter.semibold) };
  const theme = themeTokens(brand, "light");
  const hex = (name: string, otherwise: string) => colour(theme[name]?.match(/^#[0-9a-f]{6}$/i)?.[0] ?? otherwise);
  const sheet = newSheet(file, fonts, {
    text: hex("text", "#1c2024"),
    faint: hex("text-2", "#60646c"),
    line: hex("line", "#e0e1e6"),
    brand: hex("brand-text", "#1c2024"),
    soft: hex("brand-soft", "#f0f0f3"),
  });
  const logo = await file.embedPng(icon);
  drawHead(sheet, quote, t, format, (page) =>
    page.drawImage(logo, { x: MARGIN, y: A4.height - MARGIN - 36, width: 36, height: 36 }),
  );
  drawParties(sheet, quote, t);
  if (quote.notes) {
    sheet.prose(quote.notes, { size: 9.5 });
    sheet.at.y -= 12;
  }
  drawLines(sheet, quote, t, format);
  drawSums(sheet, quote, t, format);
  drawTerms(sheet, quote, t);
  if (quote.status === "accepted" && quote.answeredAt) {
    sheet.need(40);
    sheet.at.y -= 12;
    const when = format.moment(quote.answeredAt, timeZone);
    sheet.prose(t("quotes.document.acceptedBy", { name: quote.answeredName ?? "", when }), { bold: true });
  }
  drawFeet(sheet, quote, t);
  const title = [quote.number, quote.name].filter(Boolean).join(" · ");
  file.setTitle(title, { showInWindowTitleBar: true });
  file.setLanguage(quote.language);
  for (const set of [file.setAuthor, file.setCreator, file.setProducer] as const) set.call(file, quote.seller.name);
  return file.save();
}

function drawHead(
  sheet: Sheet,
  quote: Document,
  t: Translate,
  format: Format,
  logo: (page: Sheet["pages"][number]) => void,
) {
  logo(sheet.page());
  const { seller } = quote;
  const left = { x: MARGIN + 48, width: 230 };
  const right = { x: MARGIN + INNER - 200, width: 200, align: "right" } as const;
  const top = sheet.at.y;
  sheet.put(t("quotes.document.title"), right, top, { size: 18, bold: true, brand: true });
  const facts = [
    quote.number ? numberOf(quote, t) : t("quotes.document.draft"),
    quote.sentAt ? t("quotes.document.date", { day: format.day(quote.sentAt.slice(0, 10)) }) : "",
    t("quotes.document.until", { day: format.day(quote.validUntil) }),
  ].filter(Boolean);
  for (const [i, fact] of facts.entries()) sheet.put(fact, right, top - 26 - i * 13, { bold: i === 0 });
  const tax = taxOf(seller, t);
  let y = top;
  for (const name of sheet.linesOf(seller.name, left.width, { size: 12, bold: true })) {
    sheet.put(name, left, y, { size: 12, bold: true });
    y -= 16;
  }
  const contact = [seller.phone, seller.email, seller.website].filter(Boolean).join(" · ");
  for (const text of [seller.address, tax, contact])
    for (const line of text ? sheet.linesOf(text, left.width, { size: 8 }) : []) {
      sheet.put(line, left, y, { size: 8, faint: true });
      y -= 11;
    }
  sheet.at.y = Math.min(y, top - 26 - facts.length * 13) - 14;
}

function numberOf({ number, revision }: Document, t: Translate): string {
  return revision > 1 ? t("quotes.document.revised", { number: number ?? "", revision }) : (number ?? "");
}

function taxOf({ taxOffice, taxNumber }: Document["buyer"], t: Translate): string {
  return taxNumber ? t("quotes.document.tax", { office: taxOffice ?? "", number: taxNumber }).trim() : "";
}

function drawParties(sheet: Sheet, quote: Document, t: Translate): void {
  sheet.rule();
  sheet.at.y -= 12;
  sheet.prose(t("quotes.document.for"), { size: 7.5, bold: true, faint: true });
  sheet.prose(quote.buyer.name, { size: 11, bold: true });
  for (const text of [quote.buyer.address, taxOf(quote.buyer, t)])
    if (text) sheet.prose(text, { size: 8.5, faint: true });
  sheet.at.y -= 10;
  sheet.prose(quote.name, { size: 13, bold: true });
  sheet.at.y -= 6;
}

function drawTerms(sheet: Sheet, { terms, seller }: Document, t: Translate): void {
  if (!(terms || seller.iban)) return;
  sheet.need(50);
  sheet.at.y -= 14;
  sheet.prose(t("quotes.document.terms"), { bold: true });
  if (terms) sheet.prose(terms, { size: 8.5 });
  if (seller.iban) sheet.prose(t("quotes.document.iban", { iban: seller.iban }), { size: 8.5 });
}

/** Once all pages are there: who it is from, and which page of how many. */
function drawFeet(sheet: Sheet, quote: Document, t: Translate): void {
  const { pages } = sheet;
  const line = [quote.seller.name, quote.number].filter(Boolean).join(" · ");
  sheet.feet((page) => {
    const at = pages.indexOf(page) + 1;
    return { left: line, right: t("quotes.document.page", { page: at, pages: pages.length }) };
  });
}
