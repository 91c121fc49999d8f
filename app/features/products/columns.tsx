import { useMemo } from "react";
import { useFormat, useT } from "#app/shell/i18n.tsx";
import { useMe } from "#app/shell/use-me.ts";
import type { Column } from "#app/ui/data-table.tsx";
import type { OutputOf } from "#worker/kernel/context.ts";
import type { getProduct } from "#worker/modules/products/index.ts";

export type Product = OutputOf<typeof getProduct>;

/** The columns of the list of products; what they cost for those who may know. */
export function useProductColumns(edit: ((product: Product) => void) | undefined): Column<Product>[] {
  const t = useT();
  const format = useFormat();
  const { may } = useMe();
  const mayCost = may("products:cost");
  return useMemo(() => {
    const money = (minor: number | null, currency: string) =>
      minor === null ? "" : <span className="num">{format.money(minor, currency)}</span>;
    const cost: Column<Product> = {
      id: "costMinor",
      header: t("products.field.costMinor"),
      width: 130,
      align: "end",
      cell: (product) => money(product.costMinor, product.currency),
    };
    return [
      {
        id: "name",
        header: t("products.field.name"),
        width: 300,
        fixed: true,
        sortable: true,
        card: "title",
        cell: (product) => <Name product={product} edit={edit} />,
      },
      {
        id: "sku",
        header: t("products.field.sku"),
        width: 120,
        sortable: true,
        card: "text",
        cell: (product) => product.sku ?? "",
      },
      {
        id: "priceMinor",
        header: t("products.field.priceMinor"),
        width: 150,
        align: "end",
        sortable: true,
        card: "end",
        cell: (product) => money(product.priceMinor, product.currency),
      },
      { id: "unit", header: t("products.field.unit"), width: 90, cell: (product) => product.unit },
      {
        id: "billing",
        header: t("products.field.billing"),
        width: 120,
        card: "state",
        cell: (product) => t(`products.billing.${product.billing}`),
      },
      {
        id: "vatBp",
        header: t("products.field.vatBp"),
        width: 80,
        align: "end",
        cell: (product) => <span className="num">{format.percent(product.vatBp / 10_000, 2)}</span>,
      },
      ...(mayCost ? [cost] : []),
      {
        id: "createdAt",
        header: t("products.field.createdAt"),
        width: 130,
        sortable: true,
        extra: true,
        cell: (product) => format.date(product.createdAt),
      },
    ];
  }, [t, format, edit, mayCost]);
}

function Name({ product, edit }: { product: Product; edit: ((product: Product) => void) | undefined }) {
  if (!edit) return <span className="truncate font-medium text-text">{product.name}</span>;
  return (
    <button
      type="button"
      onClick={() => edit(product)}
      className="min-h-6 max-w-full truncate text-left font-medium text-text hover:underline"
    >
      {product.name}
    </button>
  );
}
