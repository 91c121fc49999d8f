import { query } from "#worker/kernel/operation.ts";
import { QuoteId } from "../contract.ts";
import { buyerFrom, sellerFrom } from "../lifecycle/parties.ts";
import { parties } from "../lifecycle/repository.ts";
import { QuoteDocument } from "../link/contract.ts";
import { documentFrom } from "../link/public-quote.ts";
import { byId } from "../link/repository.ts";

/** As it was sent; before that, as it would be sent now. */
export const getDocument = query({
  name: "quotes.get_document",
  summary: "Read a quote as it stands on its document",
  access: "quotes:read",
  route: "GET /quotes/:id/document",
  input: QuoteId,
  output: QuoteDocument,
  read: ({ input: { id } }) => ({ ...byId(id), ...parties(id) }),
  result: ({ found, lines, seller, buyer }, { ctx }) =>
    documentFrom({
      lines,
      found: found.map((quote) => ({
        ...quote,
        seller: quote.seller ?? sellerFrom(seller[0], ctx),
        buyer: quote.buyer ?? buyerFrom(buyer),
      })),
    }),
});
