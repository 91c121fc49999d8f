import type { z } from "zod";
import { Failure, type FieldError } from "#worker/kernel/errors.ts";
import type { Offered } from "#worker/modules/products/index.ts";
import type { QuoteLineInput } from "./contract.ts";
import { MILLI, USUAL_VAT_BP } from "./options.ts";
import { type Discount, MOST_TOTAL_MINOR, totalsOf } from "./totals.ts";

type Sent = z.output<typeof QuoteLineInput>;
/** A line with all that it costs, as it is kept. */
export type Line = ReturnType<typeof lineFrom>;

/**
 * Lines as they are kept: what was left out comes from their products. Throws 422 `quotes.no_price` where a product has no
 * price in the quote's currency and none was sent.
 */
export function linesFrom(sent: Sent[], offers: Offered[]): Line[] {
  const byId = new Map(offers.map((offer) => [offer.productId, offer]));
  const lines = sent.map((line) => lineFrom(line, line.productId ? byId.get(line.productId) : undefined));
  refuse(
    lines.flatMap(({ unitPriceMinor }, at) =>
      unitPriceMinor < 0 ? [{ path: `lines.${at}.unitPriceMinor`, reason: "quotes.no_price" }] : [],
    ),
  );
  return lines;
}

/** The sums, and each line's part of them. Throws 422 for a discount that is more than there is, and for sums that are too large. */
export function addedUp(lines: Omit<Line, "netMinor" | "shareMinor">[], discount: Discount) {
  // Exact for any input, so this can be asked before anything is refused.
  const totals = totalsOf(lines, discount);
  const { listMinor, linesMinor, netMinor, vatMinor, totalMinor } = totals;
  refuse([
    ...lines.flatMap(({ discountMinor }, at) =>
      (discountMinor ?? 0) > (totals.lines[at]?.grossMinor ?? 0)
        ? [{ path: `lines.${at}.discountMinor`, reason: "quotes.discount_too_large" }]
        : [],
    ),
    ...((discount.discountMinor ?? 0) > linesMinor
      ? [{ path: "discountMinor", reason: "quotes.discount_too_large" }]
      : []),
    ...(Math.max(listMinor, totalMinor) > MOST_TOTAL_MINOR ? [{ path: "lines", reason: "quotes.too_large" }] : []),
  ]);
  return {
    sums: { listMinor, linesMinor, offMinor: totals.discountMinor, netMinor, vatMinor, totalMinor },
    lines: lines.map((line, at) => {
      const { netMinor: net, shareMinor } = totals.lines[at] ?? { netMinor: 0, shareMinor: 0 };
      return { ...line, position: at, netMinor: net, shareMinor };
    }),
  };
}

function lineFrom(line: Sent, offer: Offered | undefined) {
  return {
    productId: line.productId ?? null,
    name: line.name ?? offer?.name ?? "?",
    description: line.description === undefined ? (offer?.description ?? null) : line.description,
    unit: line.unit === undefined ? (offer?.unit ?? null) : line.unit,
    quantityMilli: Math.round(line.quantity * MILLI),
    unitPriceMinor: line.unitPriceMinor ?? offer?.priceMinor ?? (line.productId && offer ? -1 : 0),
    discountBp: line.discountBp ?? null,
    discountMinor: line.discountMinor ?? null,
    vatBp: line.vatBp ?? offer?.vatBp ?? USUAL_VAT_BP,
    listPriceMinor: offer?.priceMinor ?? null,
  };
}

function refuse(fields: FieldError[]): void {
  if (fields.length > 0) throw new Failure("invalid", "invalid", { fields });
}
