import { MILLI, USUAL_VAT_BP } from "#worker/modules/quotes/options.ts";
import { type Totals, totalsOf } from "#worker/modules/quotes/totals.ts";
import type { Quote } from "../words.ts";

export type DraftLine = Omit<Quote["lines"][number], "quantity" | "unitPriceMinor" | "netMinor"> & {
  key: string;
  quantity: number | null;
  unitPriceMinor: number | null;
};

/** What of a quote is written on its page. */
export type Draft = Pick<
  Quote,
  "name" | "emails" | "language" | "validUntil" | "priceListId" | "discountBp" | "discountMinor" | "notes" | "terms"
> & { lines: DraftLine[] };

export function draftOf(quote: Quote): Draft {
  const { name, emails, language, validUntil, priceListId, discountBp, discountMinor, notes, terms } = quote;
  return {
    ...{ name, emails, language, validUntil, priceListId, discountBp, discountMinor, notes, terms },
    lines: quote.lines.map(({ netMinor: _, ...line }, at) => ({ ...line, key: `${at}` })),
  };
}

export function newLine(key: string): DraftLine {
  return {
    key,
    ...{ productId: null, name: "", description: null, unit: null, listPriceMinor: null },
    ...{ quantity: 1, unitPriceMinor: null, discountBp: null, discountMinor: null, vatBp: USUAL_VAT_BP },
  };
}

/** The sums as they are typed; a field that holds no number yet counts for nothing. */
export function sumsOf({ lines, ...discount }: Draft): Totals {
  const priced = lines.map(({ quantity, unitPriceMinor, ...line }) => ({
    ...line,
    quantityMilli: Math.max(0, Math.round((quantity ?? 0) * MILLI)),
    unitPriceMinor: Math.max(0, unitPriceMinor ?? 0),
  }));
  return totalsOf(priced, discount);
}

/** What of it changed, as the API takes it. */
export function changesOf(draft: Draft, before: Draft): Record<string, unknown> {
  const entries = Object.entries(draft).filter(
    ([name, value]) => JSON.stringify(value) !== JSON.stringify(before[name as keyof Draft]),
  );
  const changes = Object.fromEntries(entries);
  return "lines" in changes ? { ...changes, lines: draft.lines.map(sentLine) } : changes;
}

function sentLine({ key: _, listPriceMinor: __, quantity, unitPriceMinor, ...line }: DraftLine) {
  return {
    ...line,
    ...(quantity === null ? { quantity: 0 } : { quantity }),
    ...(unitPriceMinor === null ? {} : { unitPriceMinor }),
  };
}
