import { Trash2 } from "lucide-react";
import { useCallback, useEffect, useState } from "react";
import { useRevalidator } from "react-router";
import { findProducts } from "#app/shell/find-options.ts";
import { useFormat, useT } from "#app/shell/i18n.tsx";
import { useApi } from "#app/shell/use-api.ts";
import { Button } from "#app/ui/button.tsx";
import { Combobox } from "#app/ui/combobox.tsx";
import { Field } from "#app/ui/field.tsx";
import { IconButton } from "#app/ui/icon-button.tsx";
import { MoneyInput } from "#app/ui/money-input.tsx";
import type { SearchOption } from "#app/ui/use-search.ts";
import type { OutputOf } from "#worker/kernel/context.ts";
import type { listPrices } from "#worker/modules/products/index.ts";
import type { PriceList } from "./price-lists.tsx";

type Price = OutputOf<typeof listPrices>["data"][number];

/** Products with a price of their own in a list; each is kept at once. */
export function Prices({ list, readOnly }: { list: PriceList; readOnly: boolean }) {
  const t = useT();
  const format = useFormat();
  const api = useApi();
  const { revalidate } = useRevalidator();
  const [prices, setPrices] = useState<readonly Price[]>();
  const [product, setProduct] = useState<SearchOption | null>(null);
  const [minor, setMinor] = useState<number | null>(null);
  const read = useCallback(async () => {
    const { output } = await api<{ data: Price[] }>(`GET /price-lists/${list.id}/prices`);
    if (output) setPrices(output.data);
  }, [api, list.id]);
  useEffect(() => void read(), [read]);
  const put = async (productId: string, priceMinor: number | null) => {
    const { refused } = await api(`PUT /price-lists/${list.id}/prices/${productId}`, { body: { priceMinor } });
    if (refused) return;
    setProduct(null);
    setMinor(null);
    await Promise.all([read(), revalidate()]);
  };
  return (
    <section className="mt-7">
      <h2 className="font-semibold text-md">{t("products.lists.prices")}</h2>
      <p className="mt-1 text-sm text-text-2">{t("products.lists.pricesText")}</p>
      <ul className="mt-3 divide-y divide-line">
        {prices?.map((price) => (
          <li key={price.productId} className="flex min-h-9 items-center gap-3 py-1">
            <span className="min-w-0 flex-1 truncate">{price.productName}</span>
            <span className="num">{format.money(price.priceMinor, list.currency)}</span>
            {!readOnly && (
              <IconButton
                icon={Trash2}
                aria-label={t("ui.deleteItem", { item: price.productName })}
                onClick={() => void put(price.productId, null)}
              />
            )}
          </li>
        ))}
      </ul>
      {!readOnly && (
        <div className="mt-3 grid grid-cols-[minmax(0,1fr)_8.5rem_auto] items-end gap-2">
          <Field label={t("products.lists.product")}>
            <Combobox options={findProducts} value={product} onChange={setProduct} />
          </Field>
          <Field label={t("products.field.priceMinor")}>
            <MoneyInput currency={list.currency} value={minor} onChange={setMinor} />
          </Field>
          <Button
            disabled={!product || minor === null}
            onClick={() => product && minor !== null && void put(product.value, minor)}
          >
            {t("products.lists.set")}
          </Button>
        </div>
      )}
    </section>
  );
}
