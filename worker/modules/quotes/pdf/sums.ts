import type { Translate } from "#messages";
import type { formatIn } from "../format-in.ts";
import type { Document } from "../link/contract.ts";
import { INNER, MARGIN, type Sheet } from "./sheet.ts";

const WIDTH = 250;
const LEFT = { x: MARGIN + INNER - WIDTH, width: 150 };
const RIGHT = { x: MARGIN + INNER - 130, width: 130, align: "right" } as const;

/** What it comes to, VAT by rate; never parted by the end of a page. */
export function drawSums(sheet: Sheet, quote: Document, t: Translate, format: ReturnType<typeof formatIn>): void {
  const money = (minor: number) => format.money(minor, quote.currency);
  const rows: [string, string][] = [
    ...(quote.offMinor > 0
      ? ([
          [t("quotes.document.lines"), money(quote.linesMinor)],
          [t("quotes.document.discount"), `−${money(quote.offMinor)}`],
        ] as [string, string][])
      : []),
    [t("quotes.document.netSum"), money(quote.netMinor)],
    ...quote.vat.map(({ vatBp, baseMinor, vatMinor }): [string, string] => [
      t("quotes.document.vatOf", { rate: format.percent(vatBp), base: money(baseMinor) }),
      money(vatMinor),
    ]),
  ];
  sheet.need(rows.length * 15 + 40);
  sheet.at.y -= 4;
  for (const [name, value] of rows) {
    sheet.put(name, LEFT, sheet.at.y, { faint: true });
    sheet.put(value, RIGHT, sheet.at.y);
    sheet.at.y -= 15;
  }
  sheet.band({ x: MARGIN + INNER - WIDTH - 8, width: WIDTH + 8 }, 24);
  sheet.put(t("quotes.document.total"), LEFT, sheet.at.y - 6, { size: 11, bold: true });
  sheet.put(money(quote.totalMinor), { ...RIGHT, x: RIGHT.x - 6 }, sheet.at.y - 6, {
    size: 11,
    bold: true,
    brand: true,
  });
  sheet.at.y -= 32;
}
