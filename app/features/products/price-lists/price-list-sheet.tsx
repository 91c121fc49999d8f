import { useId } from "react";
import { useFetcher, useRevalidator } from "react-router";
import { currencies } from "#app/shell/currencies.ts";
import { useFormat, useT } from "#app/shell/i18n.tsx";
import { useApi } from "#app/shell/use-api.ts";
import { useDone } from "#app/shell/use-done.ts";
import { useMe } from "#app/shell/use-me.ts";
import { Banner } from "#app/ui/banner.tsx";
import { Button } from "#app/ui/button.tsx";
import { DateInput } from "#app/ui/date-input.tsx";
import { Field } from "#app/ui/field.tsx";
import { Input } from "#app/ui/input.tsx";
import { NumberInput } from "#app/ui/number-input.tsx";
import { Select } from "#app/ui/select.tsx";
import { Sheet } from "#app/ui/sheet.tsx";
import { toast } from "#app/ui/toast.ts";
import type { action, PriceList } from "./price-lists.tsx";
import { Prices } from "./prices.tsx";

/** A new price list, or a known one with its products' own prices. */
export function PriceListSheet({ open, list, onClose }: { open: boolean; list?: PriceList; onClose: () => void }) {
  const t = useT();
  const format = useFormat();
  const form = useId();
  const api = useApi();
  const { may } = useMe();
  const { revalidate } = useRevalidator();
  const fetcher = useFetcher<typeof action>();
  const refused = fetcher.data && "fields" in fetcher.data ? fetcher.data : undefined;
  const errors = refused?.fields ?? {};
  const mayWrite = may("products:write");
  useDone(fetcher.data, ({ name }) => {
    onClose();
    toast({ title: t(list ? "products.saved" : "products.created", { name }), tone: "good" });
  });
  const archive = async () => {
    const verb = list?.archivedAt ? "restore" : "archive";
    const { refused: no } = await api(`POST /price-lists/${list?.id}/${verb}`);
    await revalidate();
    if (!no) onClose();
  };
  return (
    <Sheet
      open={open}
      onClose={onClose}
      title={list ? list.name : t("products.lists.newTitle")}
      actions={
        mayWrite && (
          <>
            {list && (
              <Button onClick={() => void archive()}>
                {t(list.archivedAt ? "products.restore" : "products.archive")}
              </Button>
            )}
            <Button type="submit" form={form} variant="primary" loading={fetcher.state !== "idle"}>
              {t(list ? "products.save" : "products.lists.add")}
            </Button>
          </>
        )
      }
    >
      <fetcher.Form id={form} method="post" action="/price-lists" className="grid gap-4">
        {refused?.message && <Banner tone="bad">{refused.message}</Banner>}
        {list && <input type="hidden" name="id" value={list.id} />}
        {list && <input type="hidden" name="version" value={list.version} />}
        <Field label={t("products.field.name")} required error={errors.name}>
          <Input name="name" required maxLength={120} defaultValue={list?.name} disabled={!mayWrite} autoFocus />
        </Field>
        <div className="grid grid-cols-2 gap-3">
          <Field label={t("products.field.currency")} error={errors.currency}>
            <Select
              name="currency"
              disabled={list !== undefined}
              defaultValue={list?.currency ?? format.currency}
              options={currencies(list?.currency ?? format.currency, format.currency).map((value) => ({
                value,
                label: value,
              }))}
            />
          </Field>
          <Field label={t("products.lists.percentOff")} error={errors.percentOffBp}>
            <NumberInput
              name="percentOff"
              defaultValue={(list?.percentOffBp ?? 0) / 100}
              end="%"
              disabled={!mayWrite}
            />
          </Field>
          <Field label={t("products.lists.validFrom")} optional error={errors.validFrom}>
            <DateInput name="validFrom" defaultValue={list?.validFrom ?? null} disabled={!mayWrite} />
          </Field>
          <Field label={t("products.lists.validUntil")} optional error={errors.validUntil}>
            <DateInput name="validUntil" defaultValue={list?.validUntil ?? null} disabled={!mayWrite} />
          </Field>
        </div>
        {!(list?.isDefault || list?.archivedAt) && mayWrite && (
          <label className="flex min-h-6 items-center gap-2.5 touch:min-h-11">
            <input type="checkbox" name="isDefault" className="size-4 accent-brand" />
            {t("products.lists.makeDefault")}
          </label>
        )}
      </fetcher.Form>
      {list && <Prices list={list} readOnly={!mayWrite} />}
    </Sheet>
  );
}
