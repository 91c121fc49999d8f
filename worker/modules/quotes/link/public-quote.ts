import type { z } from "zod";
import type { Results } from "#worker/kernel/db/builder.ts";
import { Failure } from "#worker/kernel/errors.ts";
import { theOne } from "#worker/kernel/the-one.ts";
import { shownLine } from "../shown-quote.ts";
import type { Buyer, Seller } from "../tables.ts";
import { totalsOf } from "../totals.ts";
import type { PublicQuote } from "./contract.ts";
import type { byLink } from "./repository.ts";

export type Linked = Results<ReturnType<typeof byLink>>;

/** What a customer sees of a quote; over is over, also before the schedule says so. Throws 404 without one. */
export function publicQuote({ found, lines }: Linked, day: string): z.input<typeof PublicQuote> {
  const {
    id: _,
    customerId: __,
    dealId: ___,
    firstViewedAt: ____,
    discountBp,
    discountMinor,
    ...quote
  } = theOne(found);
  const { status, number, sentAt, seller, buyer } = quote;
  if (!number || !sentAt || !isPublic(status)) throw new Failure("not_found");
  return {
    ...quote,
    number,
    sentAt,
    status: status === "sent" && quote.validUntil < day ? "expired" : status,
    seller: { ...NO_SELLER, ...seller },
    buyer: { ...NO_BUYER, ...buyer },
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
