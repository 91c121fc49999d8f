import type { z } from "zod";
import type { Results } from "#worker/kernel/db/builder.ts";
import { theOne } from "#worker/kernel/the-one.ts";
import type { Quote } from "./contract.ts";
import type { linesOf } from "./lines/repository.ts";
import { MILLI } from "./options.ts";
import type { one } from "./repository.ts";
import { totalsOf } from "./totals.ts";

type Found = Results<ReturnType<typeof one>>;
type StoredLine = Results<{ lines: ReturnType<typeof linesOf> }>["lines"][number];

/** A quote with its lines and VAT by rate. Throws 404 without one. */
export function shownQuote({ found, lines }: Found): z.input<typeof Quote> {
  const quote = theOne(found);
  return { ...quote, lines: lines.map(shownLine), vat: totalsOf(lines, quote).vat };
}

export function shownLine({ quantityMilli, shareMinor: _, ...line }: StoredLine) {
  return { ...line, quantity: quantityMilli / MILLI };
}
