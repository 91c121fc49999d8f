import { useFormat, useT } from "#app/shell/i18n.tsx";
import type { OutputOf } from "#worker/kernel/context.ts";
import type { viewByLink } from "#worker/modules/quotes/index.ts";
import { Sums } from "../sums.tsx";

/** On its own page, and on that of the staff. */
type Quote = Omit<OutputOf<typeof viewByLink>, "status" | "number"> & { number: string | null };

/** The quote as on paper: who to whom, what, and for how much. */
export function Paper({ quote }: { quote: Quote }) {
  const t = useT();
  const format = useFormat();
  const { seller, buyer } = quote;
  return (
    <article className="min-w-0 rounded-xl border border-line bg-panel p-5 shadow-sm sm:p-8">
      <div className="flex flex-wrap items-start justify-between gap-x-8 gap-y-4">
        <div className="min-w-0">
          <h1 className="text-balance break-words font-semibold text-2xl tracking-tight">{quote.name}</h1>
          <p className="mt-1 text-text-2">
            {quote.revision > 1
              ? t("quotes.document.revised", { number: quote.number ?? "", revision: quote.revision })
              : quote.number}
          </p>
        </div>
        <dl className="grid grid-cols-[auto_auto] gap-x-4 gap-y-1 text-sm">
          {quote.sentAt && (
            <>
              <dt className="text-text-3">{t("quotes.field.sentAt")}</dt>
              <dd className="num text-right">{format.date(quote.sentAt)}</dd>
            </>
          )}
          <dt className="text-text-3">{t("quotes.field.validUntil")}</dt>
          <dd className="num text-right">{format.date(quote.validUntil)}</dd>
        </dl>
      </div>
      <div className="mt-6 grid gap-4 text-sm sm:grid-cols-2">
        <Side title={t("quotes.public.from")} side={seller} more={[seller.phone, seller.email, seller.website]} />
        <Side title={t("quotes.public.for")} side={buyer} more={[]} />
      </div>
      {quote.notes && <p className="mt-6 whitespace-pre-wrap break-words">{quote.notes}</p>}
      <Lines quote={quote} />
      <div className="mt-5 ml-auto max-w-sm">
        <Sums sums={quote} currency={quote.currency} />
      </div>
      {(quote.terms || seller.iban) && (
        <section className="mt-8 text-sm text-text-2">
          <h2 className="font-semibold text-text">{t("quotes.document.terms")}</h2>
          {quote.terms && <p className="mt-1 whitespace-pre-wrap break-words">{quote.terms}</p>}
          {seller.iban && <p className="num mt-1">{t("quotes.document.iban", { iban: seller.iban })}</p>}
        </section>
      )}
    </article>
  );
}

type Party = Quote["buyer"];

function Side({ title, side, more }: { title: string; side: Party; more: readonly (string | null)[] }) {
  const t = useT();
  const tax =
    side.taxNumber && t("quotes.document.tax", { office: side.taxOffice ?? "", number: side.taxNumber }).trim();
  return (
    <section className="min-w-0">
      <h2 className="text-text-3">{title}</h2>
      <p className="break-words font-medium">{side.name}</p>
      {[side.address, tax, more.filter(Boolean).join(" · ")].map(
        (line) =>
          line && (
            <p key={line} className="whitespace-pre-wrap break-words text-text-2">
              {line}
            </p>
          ),
      )}
    </section>
  );
}

function Lines({ quote }: { quote: Quote }) {
  const t = useT();
  const format = useFormat();
  const head = "py-2 font-medium text-sm text-text-3";
  const figure = "num py-3 text-right align-top whitespace-nowrap";
  return (
    <table className="mt-6 w-full border-line border-y">
      <thead className="max-sm:sr-only">
        <tr className="border-line border-b">
          <th className={`${head} text-left`}>{t("quotes.document.item")}</th>
          <th className={`${head} text-right`}>{t("quotes.document.quantity")}</th>
          <th className={`${head} text-right`}>{t("quotes.document.price")}</th>
          <th className={`${head} text-right`}>{t("quotes.document.vat")}</th>
          <th className={`${head} text-right`}>{t("quotes.document.net")}</th>
        </tr>
      </thead>
      <tbody>
        {quote.lines.map((line, at) => {
          const off = line.discountMinor
            ? format.money(line.discountMinor, quote.currency)
            : line.discountBp
              ? format.percent(line.discountBp / 10_000, 2)
              : null;
          return (
            <tr
              // biome-ignore lint/suspicious/noArrayIndexKey: lines of a quote that is never changed
              key={at}
              className="border-line border-b last:border-0 max-sm:grid max-sm:grid-cols-2 max-sm:gap-x-3 max-sm:py-2"
            >
              <td className="min-w-0 py-3 pr-4 align-top max-sm:col-span-2 max-sm:py-1">
                <p className="break-words font-medium">{line.name}</p>
                {line.description && (
                  <p className="mt-0.5 whitespace-pre-wrap break-words text-sm text-text-2">{line.description}</p>
                )}
                {off && <p className="mt-0.5 text-sm text-text-2">{t("quotes.public.off", { off })}</p>}
              </td>
              <td className={`${figure} max-sm:py-0.5 max-sm:text-left`}>
                {[format.number(line.quantity, { maximumFractionDigits: 3 }), line.unit].filter(Boolean).join(" ")}
              </td>
              <td className={`${figure} pl-4 max-sm:py-0.5`}>{format.money(line.unitPriceMinor, quote.currency)}</td>
              <td className={`${figure} pl-4 text-text-2 max-sm:py-0.5 max-sm:pl-0 max-sm:text-left`}>
                {format.percent(line.vatBp / 10_000, 2)}
              </td>
              <td className={`${figure} pl-4 font-medium max-sm:py-0.5`}>
                {format.money(line.netMinor, quote.currency)}
              </td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}
