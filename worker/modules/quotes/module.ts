import type { Module } from "#worker/kernel/module.ts";
import { approveQuote } from "./approval/approve-quote.ts";
import { rejectQuote } from "./approval/reject-quote.ts";
import { requestApproval } from "./approval/request-approval.ts";
import { quotesBulk } from "./bulk.ts";
import { createQuote } from "./create-quote.ts";
import { deleteQuote } from "./delete-quote.ts";
import { quotesExport } from "./export.ts";
import { getQuote } from "./get-quote.ts";
import { endQuotes } from "./lifecycle/expire-quotes.ts";
import { mailQuote } from "./lifecycle/mail-quote.ts";
import { resendQuote } from "./lifecycle/resend-quote.ts";
import { reviseQuote } from "./lifecycle/revise-quote.ts";
import { sendQuote } from "./lifecycle/send-quote.ts";
import { shareQuote } from "./lifecycle/share-quote.ts";
import { acceptByLink } from "./link/accept-by-link.ts";
import { declineByLink } from "./link/decline-by-link.ts";
import { documentByLink } from "./link/document-by-link.ts";
import { viewByLink } from "./link/view-by-link.ts";
import { listQuotes } from "./list-quotes.ts";
import { getDocument } from "./pdf/get-document.ts";
import { getQuoteSettings } from "./settings/get-quote-settings.ts";
import { updateQuoteSettings } from "./settings/update-quote-settings.ts";
import { updateQuote } from "./update-quote.ts";

/** What an agency offers its customers, approved, sent and accepted. */
export const quotesModule: Module = {
  name: "quotes",
  bulk: { quotes: quotesBulk },
  exports: { quotes: quotesExport },
  operations: [
    ...[listQuotes, getQuote, createQuote, updateQuote, deleteQuote],
    ...[requestApproval, approveQuote, rejectQuote],
    ...[sendQuote, resendQuote, shareQuote, reviseQuote],
    ...[getDocument, documentByLink, viewByLink, acceptByLink, declineByLink],
    ...[getQuoteSettings, updateQuoteSettings],
  ],
  permissions: [
    { name: "quotes:read", scoped: true, defaults: { manager: "all", member: "team", viewer: "all" } },
    { name: "quotes:write", scoped: true, defaults: { manager: "all", member: "own" } },
    { name: "quotes:delete", scoped: true, defaults: { manager: "all", member: "own" } },
    { name: "quotes:approve", scoped: false, defaults: { manager: "all" } },
  ],
  nav: [
    { to: "/quotes", label: "shell.nav.quotes", icon: "file-text", group: "sales", access: "quotes:read", key: "q" },
  ],
  consumers: [mailQuote],
  schedules: [{ name: "quotes.expire", cron: "9 * * * *", each: "tenant", run: endQuotes }],
};
