import type { z } from "zod";
import type { Results } from "#worker/kernel/db/builder.ts";
import { Failure } from "#worker/kernel/errors.ts";
import { theOne } from "#worker/kernel/the-one.ts";
import { shownLine } from "../shown-quote.ts";
import type { Buyer, Seller } from "../tables.ts";
import { totalsOf } from "../totals.ts";
import type { PublicQuote, QuoteDocument } from "./contract.ts";
import type { byLink } from "./repository.ts";

export type Linked = Results<ReturnType<typeof byLink>>;

/** What a customer sees of a quote; over is over, also before the schedule says so. Throws 404 without one. */
export function publicQuote(rows: Linked, day: string): z.input<typeof PublicQuote> {
  const { status, number, validUntil, ...quote } = documentFrom(rows);
  if (!(number && isPublic(status))) throw new Failure("not_found");
  return { ...quote, number, validUntil, status: status === "sent" && validUntil < day ? "expired" : status };
}

/** What stands on the document of a quote. Throws 404 without one. */
export function documentFrom({ found, lines }: Linked): z.input<typeof QuoteDocument> {
  const {
    id: _,
    customerId: __,
    dealId: ___,
    firstViewedAt: ____,
    discountBp,
    discountMinor,
    ...quote
  } = theOne(found);
  return {
    ...quote,
    seller: { ...NO_SELLER, ...quote.seller },
    buyer: { ...NO_BUYER, ...quote.buyer },
    lines: lines.map((line) => {
      const { productId: _product, listPriceMinor: _list, ...shown } = shownLine(line);
      return shown;
    }),
    vat: totalsOf(lines, { discountBp, discountMinor }).vat,
  };
}

type Public = z.output<typeof PublicQuote>["status"];

function isPublic(status: string): status is Public {
  return ["sent", "accepted", "declined", "expired"].includes(status);
}

const NO_BUYER = { name: "", taxOffice: null, taxNumber: null, address: null } satisfies Buyer;
const NO_SELLER = { ...NO_BUYER, phone: null, email: null, website: null, iban: null } satisfies Seller;
