import { useId, useState } from "react";
import { useFetcher } from "react-router";
import { currencies } from "#app/shell/currencies.ts";
import { useFormat, useT } from "#app/shell/i18n.tsx";
import { useDone } from "#app/shell/use-done.ts";
import { useMe } from "#app/shell/use-me.ts";
import { Banner } from "#app/ui/banner.tsx";
import { Button } from "#app/ui/button.tsx";
import { Field } from "#app/ui/field.tsx";
import { Input } from "#app/ui/input.tsx";
import { MoneyInput } from "#app/ui/money-input.tsx";
import { NumberInput } from "#app/ui/number-input.tsx";
import { Select } from "#app/ui/select.tsx";
import { Sheet } from "#app/ui/sheet.tsx";
import { Textarea } from "#app/ui/textarea.tsx";
import { toast } from "#app/ui/toast.ts";
import { BILLINGS } from "#worker/modules/products/options.ts";
import type { Product } from "./columns.tsx";
import type { action } from "./products.tsx";

/** A new product, or a known one. A refused save keeps everything that was typed. */
export function ProductSheet({ open, product, onClose }: { open: boolean; product?: Product; onClose: () => void }) {
  const t = useT();
  const format = useFormat();
  const form = useId();
  const units = useId();
  const { may } = useMe();
  const fetcher = useFetcher<typeof action>();
  const [currency, setCurrency] = useState(product?.currency ?? format.currency);
  const refused = fetcher.data && "fields" in fetcher.data ? fetcher.data : undefined;
  const errors = refused?.fields ?? {};
  useDone(fetcher.data, ({ name }) => {
    onClose();
    toast({ title: t(product ? "products.saved" : "products.created", { name }), tone: "good" });
  });
  return (
    <Sheet
      open={open}
      onClose={onClose}
      title={t(product ? "products.editTitle" : "products.newTitle")}
      actions={
        <Button type="submit" form={form} variant="primary" loading={fetcher.state !== "idle"}>
          {t(product ? "products.save" : "products.add")}
        </Button>
      }
    >
      <fetcher.Form id={form} method="post" action="/products" className="grid gap-4">
        {refused?.message && <Banner tone="bad">{refused.message}</Banner>}
        {product && <input type="hidden" name="id" value={product.id} />}
        {product && <input type="hidden" name="version" value={product.version} />}
        <Field label={t("products.field.name")} required error={errors.name}>
          <Input name="name" required maxLength={200} defaultValue={product?.name} autoFocus />
        </Field>
        <Field label={t("products.field.sku")} optional error={errors.sku}>
          <Input name="sku" maxLength={60} defaultValue={product?.sku ?? ""} />
        </Field>
        <div className="grid grid-cols-[minmax(0,1fr)_6rem] gap-3">
          <Field
            label={t("products.field.priceMinor")}
            required
            error={errors.priceMinor}
            help={t("products.priceHelp")}
          >
            <MoneyInput name="priceMinor" required currency={currency} defaultValue={product?.priceMinor ?? null} />
          </Field>
          <Field label={t("products.field.currency")} error={errors.currency}>
            <Select
              name="currency"
              value={currency}
              onChange={(event) => setCurrency(event.target.value)}
              options={currencies(currency, format.currency).map((value) => ({ value, label: value }))}
            />
          </Field>
        </div>
        <div className="grid grid-cols-2 gap-3">
          <Field label={t("products.field.unit")} error={errors.unit}>
            <Input name="unit" maxLength={40} list={units} defaultValue={product?.unit ?? t("products.units.piece")} />
          </Field>
          <Field label={t("products.field.vatBp")} error={errors.vatBp}>
            <NumberInput name="vatPercent" defaultValue={(product?.vatBp ?? 2000) / 100} end="%" />
          </Field>
        </div>
        <datalist id={units}>
          {(["piece", "hour", "day", "month"] as const).map((unit) => (
            <option key={unit} value={t(`products.units.${unit}`)} />
          ))}
        </datalist>
        <Field label={t("products.field.billing")} error={errors.billing}>
          <Select
            name="billing"
            defaultValue={product?.billing ?? "one_off"}
            options={BILLINGS.map((value) => ({ value, label: t(`products.billing.${value}`) }))}
          />
        </Field>
        {may("products:cost") && (
          <Field label={t("products.field.costMinor")} optional error={errors.costMinor} help={t("products.costHelp")}>
            <MoneyInput name="costMinor" currency={currency} defaultValue={product?.costMinor ?? null} />
          </Field>
        )}
        <Field label={t("products.field.description")} optional error={errors.description}>
          <Textarea name="description" rows={4} maxLength={4000} defaultValue={product?.description ?? ""} />
        </Field>
      </fetcher.Form>
    </Sheet>
  );
}
