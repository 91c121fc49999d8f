import { FileText, Plus, Trophy } from "lucide-react";
import { useEffect, useState } from "react";
import { Link, useRevalidator } from "react-router";
import { useFormat, useT } from "#app/shell/i18n.tsx";
import { useApi } from "#app/shell/use-api.ts";
import { useMe } from "#app/shell/use-me.ts";
import { Badge } from "#app/ui/badge.tsx";
import { Banner } from "#app/ui/banner.tsx";
import { Button } from "#app/ui/button.tsx";
import type { OutputOf } from "#worker/kernel/context.ts";
import type { listQuotes } from "#worker/modules/quotes/index.ts";

type Answer = OutputOf<typeof listQuotes>;
type Quote = Answer["data"][number];
export type QuotePanelProps = {
  customer: { id: string; name: string | null };
  /** Only those of this deal; once one of them is accepted, an open deal can be won here. */
  deal?: { id: string; name: string; currency: string; status: string; version: number };
};

/** The quotes of a customer or a deal, read after the page itself, and the way to a new one. */
export function QuotePanel({ customer, deal }: QuotePanelProps) {
  const t = useT();
  const { may } = useMe();
  const quotes = useQuotes(customer.id, deal);
  if (!may("quotes:read")) return null;
  const filter = deal ? `filter[dealId][in]=${deal.id}` : `filter[customerId][in]=${customer.id}`;
  const accepted = quotes?.data.find(({ status }) => status === "accepted");
  return (
    <section>
      <h2 className="mb-2 flex items-center font-semibold text-sm text-text-2">
        {t("quotes.title")}
        {quotes !== undefined && quotes.page.total > 0 && (
          <Link
            to={`/quotes?${filter}`}
            aria-label={`${t("quotes.title")}: ${quotes.page.total}`}
            className="num ml-1 inline-flex min-h-6 min-w-6 items-center justify-center rounded font-normal text-text-3 hover:text-text"
          >
            {quotes.page.total}
          </Link>
        )}
        {may("quotes:write") && customer.name !== null && (
          <Link
            to={newQuote({ ...customer, name: customer.name }, deal)}
            aria-label={t("quotes.newTitle")}
            data-tip={t("quotes.newTitle")}
            className="ml-auto grid size-6.5 place-items-center rounded-md text-text-3 hover:bg-hover hover:text-text touch:size-11"
          >
            <Plus size={15} aria-hidden="true" />
          </Link>
        )}
      </h2>
      {deal?.status === "open" && accepted && <Win quote={accepted} deal={deal} />}
      <div className="grid gap-2">
        {quotes?.data.map((quote) => (
          <QuoteCard key={quote.id} quote={quote} />
        ))}
        {quotes?.data.length === 0 && <p className="text-text-3">{t("quotes.none")}</p>}
      </div>
    </section>
  );
}

function useQuotes(customerId: string, deal: QuotePanelProps["deal"]): Answer | undefined {
  const api = useApi();
  const [quotes, setQuotes] = useState<Answer>();
  const of = deal ? `filter[dealId][in]=${deal.id}` : `filter[customerId][in]=${customerId}`;
  const stamp = deal?.version;
  // biome-ignore lint/correctness/useExhaustiveDependencies: a changed deal is asked about again
  useEffect(() => {
    const stop = new AbortController();
    const route = `GET /quotes?${of}&filter[status][nin]=superseded&limit=5`;
    void api<Answer>(route, { quiet: true, signal: stop.signal }).then(({ output }) => {
      if (!stop.signal.aborted && output) setQuotes(output);
    });
    return () => stop.abort();
  }, [api, of, stamp]);
  return quotes;
}

function newQuote(customer: { id: string; name: string }, deal: QuotePanelProps["deal"]): string {
  const query = new URLSearchParams({ new: "1", customerId: customer.id, customerName: customer.name });
  if (deal)
    for (const [key, value] of [
      ["dealId", deal.id],
      ["dealName", deal.name],
      ["currency", deal.currency],
    ] as const)
      query.set(key, value);
  return `/quotes?${query}`;
}

function QuoteCard({ quote }: { quote: Quote }) {
  const t = useT();
  const format = useFormat();
  return (
    <Link
      to={`/quotes/${quote.id}`}
      className="block rounded-lg border border-line bg-panel px-3 py-2.5 shadow-sm hover:border-line-strong"
    >
      <span className="flex items-center gap-2">
        <FileText size={14} aria-hidden="true" className="shrink-0 text-text-3" />
        <span className="min-w-0 flex-1 truncate font-medium">{quote.name}</span>
      </span>
      <span className="mt-0.5 flex flex-wrap items-center justify-between gap-x-2 text-sm text-text-3">
        <span className="num">
          {[quote.number, format.money(quote.netMinor, quote.currency)].filter(Boolean).join(" · ")}
        </span>
        <Badge>{t(`quotes.status.${quote.status}`)}</Badge>
      </span>
    </Link>
  );
}

/** The customer said yes: winning the deal is one press away, and stays the person's. */
function Win({ quote, deal }: { quote: Quote; deal: NonNullable<QuotePanelProps["deal"]> }) {
  const t = useT();
  const api = useApi();
  const { may } = useMe();
  const { revalidate } = useRevalidator();
  const [busy, setBusy] = useState(false);
  const win = async () => {
    setBusy(true);
    await api(`POST /deals/${deal.id}/win`, { version: deal.version });
    await revalidate();
    setBusy(false);
  };
  return (
    <Banner tone="good" title={t("quotes.acceptedBy", { name: quote.answeredName ?? "" })} className="mb-2">
      {may("deals:write") && (
        <Button size="small" icon={Trophy} loading={busy} onClick={() => void win()} className="mt-1.5">
          {t("quotes.winDeal")}
        </Button>
      )}
    </Banner>
  );
}
