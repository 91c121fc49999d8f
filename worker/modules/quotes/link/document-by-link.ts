import { Failure } from "#worker/kernel/errors.ts";
import { query } from "#worker/kernel/operation.ts";
import { hashToken } from "#worker/kernel/token.ts";
import { today } from "../today.ts";
import { PublicQuote, QuoteToken } from "./contract.ts";
import { publicQuote } from "./public-quote.ts";
import { byLink } from "./repository.ts";

/** For the PDF: read without being counted. What is over is not handed out any more. */
export const documentByLink = query({
  name: "quotes.document_by_link",
  summary: "Read a quote by its link as it stands on its document",
  access: "public",
  elevated: true,
  input: QuoteToken,
  output: PublicQuote,
  read: ({ input }) => byLink(hashToken(input.token)),
  result: (rows, { ctx }) => {
    const quote = publicQuote(rows, today(ctx));
    if (quote.status === "expired") throw new Failure("not_found");
    return quote;
  },
});
