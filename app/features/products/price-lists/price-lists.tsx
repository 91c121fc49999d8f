import { Plus } from "lucide-react";
import Tags from "lucide-react/icons/tags";
import { useMemo, useState } from "react";
import { data } from "react-router";
import { filterFields } from "#app/shell/filter-fields.ts";
import { useFormat, useT } from "#app/shell/i18n.tsx";
import { readLayout } from "#app/shell/list-layout.ts";
import { ListPage } from "#app/shell/list-page.tsx";
import { listQuery } from "#app/shell/list-query.ts";
import { pageTitle } from "#app/shell/page-title.ts";
import { refusal } from "#app/shell/refusal.ts";
import { useCreating } from "#app/shell/use-creating.ts";
import { useMe } from "#app/shell/use-me.ts";
import { Badge } from "#app/ui/badge.tsx";
import { Button } from "#app/ui/button.tsx";
import type { Column } from "#app/ui/data-table.tsx";
import { EmptyState } from "#app/ui/empty-state.tsx";
import { lazySheet } from "#app/ui/sheet.tsx";
import type { OutputOf } from "#worker/kernel/context.ts";
import { page } from "#worker/kernel/page.ts";
import { createPriceList, type getPriceList, listPriceLists, updatePriceList } from "#worker/modules/products/index.ts";
import { PRICE_LIST_FIELDS } from "#worker/modules/products/options.ts";
import { basisPointsOf } from "../product-form.ts";
import type { Route } from "./+types/price-lists.ts";

const PriceListSheet = lazySheet(async () => (await import("./price-list-sheet.tsx")).PriceListSheet);

export type PriceList = OutputOf<typeof getPriceList>;

export const meta = pageTitle("products.lists.title");

export const handle = { live: ["price_lists"] };

export async function loader({ context, request }: Route.LoaderArgs) {
  const list = await page(context).run(listPriceLists, listQuery(request.url) as never);
  return { list, layout: readLayout(request.headers.get("cookie"), "price-lists") };
}

export async function action({ context, request }: Route.ActionArgs) {
  const { attempt } = page(context);
  const form = await request.formData();
  const list = {
    ...Object.fromEntries(
      ["name", "validFrom", "validUntil"].map((name) => [name, String(form.get(name) ?? "")] as const),
    ),
    percentOffBp: basisPointsOf(String(form.get("percentOff") || "0")),
    ...(form.get("isDefault") === "on" ? { isDefault: true } : {}),
  };
  const id = form.get("id");
  const answer = id
    ? await attempt(updatePriceList, { ...list, id: String(id), version: Number(form.get("version")) } as never)
    : await attempt(createPriceList, { ...list, currency: String(form.get("currency") ?? "") } as never);
  return answer.problem
    ? data(refusal(answer.problem), { status: answer.problem.status })
    : { done: { name: answer.output.name } };
}

export default function PriceListsPage({ loaderData }: Route.ComponentProps) {
  const { list, layout } = loaderData;
  const t = useT();
  const { may } = useMe();
  const creating = useCreating();
  const [editing, setEditing] = useState<PriceList>();
  const mayWrite = may("products:write");
  const add = mayWrite && (
    <Button variant="primary" icon={Plus} onClick={creating.open}>
      {t("products.lists.new")}
    </Button>
  );
  return (
    <>
      <ListPage
        list="price-lists"
        title={t("products.lists.title")}
        part={list}
        select={selectList}
        columns={useColumns(setEditing)}
        fields={useMemo(() => filterFields(t, "products", PRICE_LIST_FIELDS), [t])}
        layout={layout}
        rowId={(row) => row.id}
        rowLabel={(row) => row.name}
        {...(mayWrite ? { onEdit: setEditing, onCreate: creating.open } : {})}
        actions={
          <>
            <Button to="/products">{t("products.title")}</Button>
            {add}
          </>
        }
        empty={
          <EmptyState
            icon={Tags}
            title={t("products.lists.empty.title")}
            text={t("products.lists.empty.text")}
            action={add}
          />
        }
      />
      {creating.isOpen && mayWrite && <PriceListSheet open onClose={creating.close} />}
      {editing && <PriceListSheet key={editing.id} open list={editing} onClose={() => setEditing(undefined)} />}
    </>
  );
}

function useColumns(edit: (list: PriceList) => void): Column<PriceList>[] {
  const t = useT();
  const format = useFormat();
  return useMemo(
    () => [
      {
        id: "name",
        header: t("products.field.name"),
        width: 260,
        fixed: true,
        sortable: true,
        card: "title",
        cell: (row) => (
          <button
            type="button"
            onClick={() => edit(row)}
            className="min-h-6 max-w-full truncate text-left font-medium text-text hover:underline"
          >
            {row.name}
          </button>
        ),
      },
      { id: "currency", header: t("products.field.currency"), width: 110, card: "text", cell: (row) => row.currency },
      {
        id: "isDefault",
        header: t("products.lists.isDefault"),
        width: 120,
        card: "state",
        cell: (row) => row.isDefault && <Badge tone="brand">{t("products.lists.default")}</Badge>,
      },
      {
        id: "percentOff",
        header: t("products.lists.percentOff"),
        width: 130,
        align: "end",
        card: "end",
        cell: (row) => (row.percentOffBp ? format.percent(row.percentOffBp / 10_000, 2) : ""),
      },
      {
        id: "prices",
        header: t("products.lists.prices"),
        width: 130,
        align: "end",
        cell: (row) => (row.priceCount ? format.number(row.priceCount) : ""),
      },
      {
        id: "validFrom",
        header: t("products.lists.validFrom"),
        width: 120,
        cell: (row) => (row.validFrom ? format.date(row.validFrom) : ""),
      },
      {
        id: "validUntil",
        header: t("products.lists.validUntil"),
        width: 120,
        cell: (row) => (row.validUntil ? format.date(row.validUntil) : ""),
      },
    ],
    [t, format, edit],
  );
}

function selectList(answer: Route.ComponentProps["loaderData"]) {
  return answer.list;
}
