import type { OutputOf } from "#worker/kernel/context.ts";
import type { getQuote, listQuotes } from "#worker/modules/quotes/index.ts";

export type Quote = OutputOf<typeof getQuote>;
export type QuoteRow = OutputOf<typeof listQuotes>["data"][number];

export const statusTone = {
  draft: "neutral",
  waiting: "warn",
  approved: "info",
  sent: "info",
  accepted: "good",
  declined: "bad",
  expired: "warn",
  superseded: "neutral",
} as const satisfies Record<QuoteRow["status"], string>;

export function isEditable({ status }: Pick<QuoteRow, "status">): boolean {
  return status === "draft" || status === "waiting" || status === "approved";
}
