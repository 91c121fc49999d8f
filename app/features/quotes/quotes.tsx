import { FileText, Plus } from "lucide-react";
import { useMemo } from "react";
import { useSearchParams } from "react-router";
import { filterFields } from "#app/shell/filter-fields.ts";
import { useFormat, useT } from "#app/shell/i18n.tsx";
import { readLayout } from "#app/shell/list-layout.ts";
import { namesIn } from "#app/shell/list-names.ts";
import { ListPage } from "#app/shell/list-page.tsx";
import { listQuery } from "#app/shell/list-query.ts";
import { pageTitle } from "#app/shell/page-title.ts";
import { useCreating } from "#app/shell/use-creating.ts";
import { useMe } from "#app/shell/use-me.ts";
import { Avatar } from "#app/ui/avatar.tsx";
import { Badge } from "#app/ui/badge.tsx";
import { Button } from "#app/ui/button.tsx";
import type { Column } from "#app/ui/data-table.tsx";
import { EmptyState } from "#app/ui/empty-state.tsx";
import { onDemand } from "#app/ui/on-demand.tsx";
import { lazySheet } from "#app/ui/sheet.tsx";
import { page } from "#worker/kernel/page.ts";
import { getCustomer } from "#worker/modules/customers/index.ts";
import { getUser } from "#worker/modules/identity/index.ts";
import { getDeal } from "#worker/modules/pipeline/index.ts";
import { listQuotes } from "#worker/modules/quotes/index.ts";
import { QUOTE_FIELDS } from "#worker/modules/quotes/options.ts";
import type { Route } from "./+types/quotes.ts";
import { type QuoteRow, statusTone } from "./words.ts";

const NewQuote = lazySheet(async () => (await import("./new-quote.tsx")).NewQuote);
const QuoteBulk = onDemand(async () => (await import("./bulk.tsx")).QuoteBulk);

export const meta = pageTitle("quotes.title");

/** What makes the page read again: see the frame. */
export const handle = { live: ["quotes"] };

export async function loader({ context, request }: Route.LoaderArgs) {
  const { ctx, run } = page(context);
  const [list, names] = await Promise.all([
    run(listQuotes, listQuery(request.url) as never),
    namesIn(request.url, {
      ownerId: (id) => ctx.run(getUser, { id }),
      customerId: (id) => ctx.run(getCustomer, { id }),
      dealId: (id) => ctx.run(getDeal, { id }),
    }),
  ]);
  return { list, names, layout: readLayout(request.headers.get("cookie"), "quotes") };
}

export default function QuotesPage({ loaderData }: Route.ComponentProps) {
  const { list, layout, names } = loaderData;
  const t = useT();
  const { may } = useMe();
  const [search] = useSearchParams();
  const creating = useCreating();
  const mayWrite = may("quotes:write");
  const add = mayWrite && (
    <Button variant="primary" icon={Plus} onClick={creating.open}>
      {t("quotes.new")}
    </Button>
  );
  return (
    <>
      <ListPage
        list="quotes"
        title={t("quotes.title")}
        part={list}
        select={selectList}
        columns={useColumns()}
        fields={useMemo(() => filterFields(t, "quotes", QUOTE_FIELDS), [t])}
        names={names}
        layout={layout}
        rowId={(quote) => quote.id}
        rowLabel={(quote) => quote.name}
        href={(quote) => `/quotes/${quote.id}`}
        bulk={(rows) => <QuoteBulk {...rows} />}
        {...(mayWrite ? { onCreate: creating.open } : {})}
        actions={add}
        empty={
          <EmptyState icon={FileText} title={t("quotes.empty.title")} text={t("quotes.empty.text")} action={add} />
        }
      />
      {creating.isOpen && mayWrite && <NewQuote open key={search.toString()} onClose={creating.close} />}
    </>
  );
}

function useColumns(): Column<QuoteRow>[] {
  const t = useT();
  const format = useFormat();
  return useMemo(
    () => [
      {
        id: "name",
        header: t("quotes.field.name"),
        width: 280,
        fixed: true,
        sortable: true,
        card: "title",
        cell: (quote) => <span className="truncate font-medium text-text">{quote.name}</span>,
      },
      {
        id: "number",
        header: t("quotes.field.number"),
        width: 150,
        cell: (quote) => (
          <span className="num">
            {quote.number && quote.revision > 1
              ? t("quotes.numberOf", { number: quote.number, revision: quote.revision })
              : quote.number}
          </span>
        ),
      },
      {
        id: "customer",
        header: t("quotes.field.customerId"),
        width: 200,
        card: "text",
        cell: (quote) => quote.customerName ?? "",
      },
      {
        id: "status",
        header: t("quotes.field.status"),
        width: 150,
        card: "state",
        cell: (quote) => <Badge tone={statusTone[quote.status]}>{t(`quotes.status.${quote.status}`)}</Badge>,
      },
      {
        id: "netMinor",
        header: t("quotes.field.netMinor"),
        width: 150,
        align: "end",
        sortable: true,
        card: "end",
        cell: (quote) => <span className="num">{format.money(quote.netMinor, quote.currency)}</span>,
      },
      {
        id: "validUntil",
        header: t("quotes.field.validUntil"),
        width: 120,
        sortable: true,
        cell: (quote) => format.date(quote.validUntil),
      },
      {
        id: "deal",
        header: t("quotes.field.dealId"),
        width: 180,
        extra: true,
        cell: (quote) => quote.dealName ?? "",
      },
      {
        id: "owner",
        header: t("quotes.field.ownerId"),
        width: 110,
        cell: (quote) => quote.ownerName && <Avatar name={quote.ownerName} id={quote.ownerId ?? ""} labelled />,
      },
      {
        id: "createdAt",
        header: t("quotes.field.createdAt"),
        width: 130,
        sortable: true,
        extra: true,
        cell: (quote) => format.date(quote.createdAt),
      },
    ],
    [t, format],
  );
}

function selectList(answer: Route.ComponentProps["loaderData"]) {
  return answer.list;
}
