import { Plus } from "lucide-react";
import Package from "lucide-react/icons/package";
import { useMemo, useState } from "react";
import { data, useSearchParams } from "react-router";
import { filterFields } from "#app/shell/filter-fields.ts";
import { useT } from "#app/shell/i18n.tsx";
import { readLayout } from "#app/shell/list-layout.ts";
import { ListPage } from "#app/shell/list-page.tsx";
import { listQuery } from "#app/shell/list-query.ts";
import { pageTitle } from "#app/shell/page-title.ts";
import { refusal } from "#app/shell/refusal.ts";
import { useCreating } from "#app/shell/use-creating.ts";
import { useMe } from "#app/shell/use-me.ts";
import { Button } from "#app/ui/button.tsx";
import { EmptyState } from "#app/ui/empty-state.tsx";
import { onDemand } from "#app/ui/on-demand.tsx";
import { lazySheet } from "#app/ui/sheet.tsx";
import { page } from "#worker/kernel/page.ts";
import { createProduct, listProducts, updateProduct } from "#worker/modules/products/index.ts";
import { PRODUCT_FIELDS } from "#worker/modules/products/options.ts";
import type { Route } from "./+types/products.ts";
import { type Product, useProductColumns } from "./columns.tsx";
import { productFrom } from "./product-form.ts";

const ProductBulk = onDemand(async () => (await import("./bulk.tsx")).ProductBulk);
const ProductSheet = lazySheet(async () => (await import("./product-sheet.tsx")).ProductSheet);

export const meta = pageTitle("products.title");

/** What makes the page read again: see the frame. */
export const handle = { live: ["products"] };

export async function loader({ context, request }: Route.LoaderArgs) {
  const list = await page(context).run(listProducts, listQuery(request.url) as never);
  return { list, layout: readLayout(request.headers.get("cookie"), "products") };
}

export async function action({ context, request }: Route.ActionArgs) {
  const { attempt } = page(context);
  const form = await request.formData();
  const product = productFrom(form);
  const id = form.get("id");
  const answer = id
    ? await attempt(updateProduct, { ...product, id: String(id), version: Number(form.get("version")) })
    : await attempt(createProduct, product as never);
  return answer.problem
    ? data(refusal(answer.problem), { status: answer.problem.status })
    : { done: { id: answer.output.id, name: answer.output.name } };
}

export default function ProductsPage({ loaderData }: Route.ComponentProps) {
  const { list, layout } = loaderData;
  const t = useT();
  const { may } = useMe();
  const [search] = useSearchParams();
  const creating = useCreating();
  const [editing, setEditing] = useState<Product>();
  const mayWrite = may("products:write");
  const add = mayWrite && (
    <Button variant="primary" icon={Plus} onClick={creating.open}>
      {t("products.new")}
    </Button>
  );
  return (
    <>
      <ListPage
        list="products"
        title={t("products.title")}
        part={list}
        select={selectList}
        columns={useProductColumns(mayWrite ? setEditing : undefined)}
        fields={useMemo(() => filterFields(t, "products", PRODUCT_FIELDS), [t])}
        layout={layout}
        rowId={(product) => product.id}
        rowLabel={(product) => product.name}
        {...(mayWrite ? { onEdit: setEditing, onCreate: creating.open } : {})}
        bulk={
          mayWrite
            ? (rows) => <ProductBulk {...rows} archived={search.get("filter[archived]") === "true"} />
            : undefined
        }
        actions={
          <>
            <Button to="/price-lists">{t("products.lists.title")}</Button>
            {add}
          </>
        }
        empty={
          <EmptyState icon={Package} title={t("products.empty.title")} text={t("products.empty.text")} action={add} />
        }
      />
      {creating.isOpen && mayWrite && <ProductSheet open onClose={creating.close} />}
      {editing && <ProductSheet key={editing.id} open product={editing} onClose={() => setEditing(undefined)} />}
    </>
  );
}

function selectList(answer: Route.ComponentProps["loaderData"]) {
  return answer.list;
}
