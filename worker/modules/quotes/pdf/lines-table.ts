import type { Translate } from "#messages";
import type { formatIn } from "../format-in.ts";
import type { Document } from "../link/contract.ts";
import { INNER, MARGIN, type Sheet } from "./sheet.ts";

type Format = ReturnType<typeof formatIn>;

/** Where the columns stand; what is lined up by its digits stands right. */
const NAME = { x: MARGIN, width: 166 };
const QUANTITY = { x: MARGIN + 170, width: 66, align: "right" } as const;
const PRICE = { x: MARGIN + 240, width: 88, align: "right" } as const;
const OFF = { x: MARGIN + 332, width: 46, align: "right" } as const;
const VAT = { x: MARGIN + 380, width: 32, align: "right" } as const;
const NET = { x: MARGIN + 416, width: INNER - 416, align: "right" } as const;

const ROW = 12;

/** The lines, with their head on every page that they stand on. */
export function drawLines(sheet: Sheet, quote: Document, t: Translate, format: Format): void {
  const head = () => {
    const style = { size: 7.5, faint: true, bold: true };
    const word = (name: "item" | "quantity" | "price" | "off" | "vat" | "net") => t(`quotes.document.${name}`);
    sheet.put(word("item"), NAME, sheet.at.y, style);
    sheet.put(word("quantity"), QUANTITY, sheet.at.y, style);
    sheet.put(word("price"), PRICE, sheet.at.y, style);
    sheet.put(word("off"), OFF, sheet.at.y, style);
    sheet.put(word("vat"), VAT, sheet.at.y, style);
    sheet.put(word("net"), NET, sheet.at.y, style);
    sheet.at.y -= 13;
    sheet.rule();
    sheet.at.y -= 6;
  };
  sheet.need(60);
  head();
  sheet.heads(head);
  for (const line of quote.lines) drawLine(sheet, line, quote.currency, format);
  sheet.heads(undefined);
}

function drawLine(sheet: Sheet, line: Document["lines"][number], currency: string, format: Format): void {
  const names = sheet.linesOf(line.name, NAME.width, { bold: true });
  const figures = line.discountBp || line.discountMinor;
  sheet.need(names.length * ROW + 14);
  const top = sheet.at.y;
  const quantity = [format.number(line.quantity), line.unit].filter(Boolean).join(" ");
  const amounts = sheet.linesOf(quantity, QUANTITY.width);
  for (const [i, part] of amounts.entries()) sheet.put(part, QUANTITY, top - i * ROW);
  sheet.put(format.money(line.unitPriceMinor, currency), PRICE, top);
  if (figures) sheet.put(offOf(line, currency, format), OFF, top, { size: line.discountBp ? 9 : 7 });
  sheet.put(format.percent(line.vatBp), VAT, top);
  sheet.put(format.money(line.netMinor, currency), NET, top, { bold: true });
  for (const [i, name] of names.entries()) sheet.put(name, NAME, top - i * ROW, { bold: true });
  sheet.at.y -= Math.max(names.length, amounts.length) * ROW;
  if (line.description) sheet.prose(line.description, { size: 8, faint: true, leading: 11 }, NAME);
  sheet.at.y -= 3;
  sheet.rule();
  sheet.at.y -= 6;
}

function offOf({ discountBp, discountMinor }: Document["lines"][number], currency: string, format: Format): string {
  return discountMinor ? format.money(discountMinor, currency) : format.percent(discountBp ?? 0);
}
