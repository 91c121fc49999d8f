import { Link } from "react-router";
import { useFormat, useT } from "#app/shell/i18n.tsx";
import { RecordEvents } from "#app/shell/record-talk.tsx";
import { Banner } from "#app/ui/banner.tsx";
import { DescriptionList } from "#app/ui/description-list.tsx";
import type { Quote } from "../words.ts";

/** What became of a quote: whose it is, who approved it, when it was sent and read, what the customer said. */
export function Aside({ quote }: { quote: Quote }) {
  const t = useT();
  const format = useFormat();
  const moment = (at: string | null) => at && format.dateTime(at);
  const items = [
    [
      "number",
      quote.number &&
        (quote.revision > 1 ? t("quotes.numberOf", { number: quote.number, revision: quote.revision }) : quote.number),
    ],
    ["customerId", quote.customerName && <To to={`/customers/${quote.customerId}`}>{quote.customerName}</To>],
    ["dealId", quote.dealName && <To to={`/deals/${quote.dealId}`}>{quote.dealName}</To>],
    ["ownerId", quote.ownerName],
    ["effectiveBp", quote.effectiveBp > 0 && format.percent(quote.effectiveBp / 10_000, 2)],
    ["sentAt", moment(quote.sentAt)],
    [
      "firstViewedAt",
      quote.firstViewedAt && t("quotes.viewed", { when: format.dateTime(quote.firstViewedAt), count: quote.views }),
    ],
    ["answeredAt", moment(quote.answeredAt)],
    ["answeredName", quote.answeredName],
    ["answeredIp", quote.answeredIp],
    ["answerNote", quote.answerNote],
  ] as const;
  return (
    <aside className="scroll-quiet border-line bg-panel px-(--page) py-4.5 max-lg:border-t lg:overflow-y-auto lg:border-l">
      <div className="grid gap-3">
        <Decision quote={quote} />
        {quote.newerId && (
          <Banner title={t("quotes.newer")} action={<To to={`/quotes/${quote.newerId}`}>{t("quotes.openNewer")}</To>} />
        )}
        {quote.status === "accepted" && quote.dealId && (
          <Banner
            tone="good"
            title={t("quotes.dealNext")}
            action={<To to={`/deals/${quote.dealId}`}>{t("quotes.openDeal")}</To>}
          />
        )}
      </div>
      <DescriptionList
        items={items.flatMap(([id, value]) =>
          value
            ? [{ id, term: t(`quotes.field.${id}`), value: <span className="min-w-0 break-words">{value}</span> }]
            : [],
        )}
      />
      <h2 className="mt-7 mb-2 font-semibold text-sm text-text-2">{t("quotes.activity")}</h2>
      <RecordEvents of={`customers/${quote.customerId}`} stamp={quote.version} label={t("quotes.activity")} />
    </aside>
  );
}

function Decision({ quote }: { quote: Quote }) {
  const t = useT();
  const asked = quote.requestedByName ?? "";
  if (quote.status === "waiting")
    return (
      <Banner tone="warn" title={t("quotes.waitsFor", { name: asked })}>
        {[quote.requestNote, quote.mine && t("quotes.ownDiscount")].filter(Boolean).join(" · ")}
      </Banner>
    );
  if (quote.decision)
    return (
      <Banner
        tone={quote.decision === "approved" ? "good" : "bad"}
        title={t(`quotes.decided.${quote.decision}`, { name: quote.decidedByName ?? "" })}
      >
        {quote.decisionNote}
      </Banner>
    );
  return quote.needsApproval ? <Banner tone="warn" title={t("quotes.aboveLimit")} /> : null;
}

function To({ to, children }: { to: string; children: string }) {
  return (
    <Link to={to} className="inline-flex min-h-6 items-center font-medium text-brand-text hover:underline">
      {children}
    </Link>
  );
}
