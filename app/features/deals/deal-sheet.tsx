import { useId, useState } from "react";
import { useFetcher, useSearchParams } from "react-router";
import { currencies } from "#app/shell/currencies.ts";
import { FormFields } from "#app/shell/custom/form-fields.tsx";
import { findCustomers, findUsers } from "#app/shell/find-options.ts";
import { useFormat, useT } from "#app/shell/i18n.tsx";
import { optionOf } from "#app/shell/option-of.ts";
import { customerAsked } from "#app/shell/use-creating.ts";
import { useDone } from "#app/shell/use-done.ts";
import { useMe } from "#app/shell/use-me.ts";
import { Banner } from "#app/ui/banner.tsx";
import { Button } from "#app/ui/button.tsx";
import { Combobox } from "#app/ui/combobox.tsx";
import { DateInput } from "#app/ui/date-input.tsx";
import { Field } from "#app/ui/field.tsx";
import { Input } from "#app/ui/input.tsx";
import { MoneyInput } from "#app/ui/money-input.tsx";
import { Select } from "#app/ui/select.tsx";
import { Sheet } from "#app/ui/sheet.tsx";
import { toast } from "#app/ui/toast.ts";
import type { ShownField } from "#worker/kernel/custom/field.ts";
import type { ShownLayout } from "#worker/kernel/custom/layout.ts";
import type { Deal } from "./board/board-state.ts";
import type { action, Pipeline } from "./deals.tsx";
import { stageOptions } from "./stage-options.ts";

type Props = {
  open: boolean;
  deal?: Deal;
  pipelines: readonly Pipeline[];
  fields: readonly ShownField[];
  layout: ShownLayout | null;
  pipelineId?: string | undefined;
  stageId?: string | undefined;
  onClose: () => void;
};

/** A new deal, or the main facts of a known one. A refused save keeps everything that was typed. */
export function DealSheet({ open, deal, fields, layout, pipelines, pipelineId, stageId, onClose }: Props) {
  const t = useT();
  const form = useId();
  const { me } = useMe();
  const fetcher = useFetcher<typeof action>();
  const [search] = useSearchParams();
  const [customer, setCustomer] = useState(deal ? optionOf(deal.customerId, deal.customerName) : customerAsked(search));
  const [owner, setOwner] = useState(deal ? optionOf(deal.ownerId, deal.ownerName) : optionOf(me.id, me.name));
  const refused = fetcher.data && "fields" in fetcher.data ? fetcher.data : undefined;
  useDone(fetcher.data, ({ name }) => {
    onClose();
    toast({ title: t(deal ? "deals.saved" : "deals.created", { name }), tone: "good" });
  });
  return (
    <Sheet
      open={open}
      onClose={onClose}
      title={t(deal ? "deals.editTitle" : "deals.newTitle")}
      actions={
        <Button type="submit" form={form} variant="primary" loading={fetcher.state !== "idle"}>
          {t(deal ? "deals.save" : "deals.add")}
        </Button>
      }
    >
      <fetcher.Form id={form} method="post" action="/deals" className="grid gap-4">
        {refused?.message && <Banner tone="bad">{refused.message}</Banner>}
        {deal && <input type="hidden" name="id" value={deal.id} />}
        {deal && <input type="hidden" name="version" value={deal.version} />}
        <FormFields
          {...{ fields, layout }}
          {...(deal ? { values: deal.custom } : {})}
          errors={refused?.fields ?? {}}
          ours={[
            {
              id: "name",
              required: true,
              field: (
                <Field label={t("deals.field.name")} required error={refused?.fields.name}>
                  <Input name="name" required maxLength={200} defaultValue={deal?.name} autoFocus />
                </Field>
              ),
            },
            {
              id: "customerId",
              required: true,
              field: (
                <Field label={t("deals.field.customerId")} required error={refused?.fields.customerId}>
                  <Combobox name="customerId" options={findCustomers} value={customer} onChange={setCustomer} />
                </Field>
              ),
            },
            {
              id: "amountMinor",
              field: <Amount deal={deal} errors={refused?.fields ?? {}} />,
            },
            ...(deal
              ? []
              : [
                  {
                    id: "stageId",
                    required: true,
                    field: (
                      <Field label={t("deals.field.stageId")} error={refused?.fields.stageId}>
                        <Select
                          name="stageId"
                          defaultValue={stageId ?? pipelines.find(({ id }) => id === pipelineId)?.stages[0]?.id}
                          options={stageOptions(pipelines, pipelineId)}
                        />
                      </Field>
                    ),
                  },
                ]),
            {
              id: "expectedClose",
              field: (
                <Field label={t("deals.field.expectedClose")} optional error={refused?.fields.expectedClose}>
                  <DateInput name="expectedClose" defaultValue={deal?.expectedClose ?? null} />
                </Field>
              ),
            },
            {
              id: "ownerId",
              field: (
                <Field label={t("deals.field.ownerId")} error={refused?.fields.ownerId}>
                  <Combobox name="ownerId" options={findUsers} value={owner} onChange={setOwner} />
                </Field>
              ),
            },
          ]}
        />
      </fetcher.Form>
    </Sheet>
  );
}

/** How much, and in which currency. */
function Amount({ deal, errors }: { deal: Deal | undefined; errors: Readonly<Record<string, string>> }) {
  const t = useT();
  const format = useFormat();
  const [currency, setCurrency] = useState(deal?.currency ?? format.currency);
  return (
    <div className="grid grid-cols-[minmax(0,1fr)_6.5rem] gap-3">
      <Field label={t("deals.field.amountMinor")} error={errors.amountMinor}>
        <MoneyInput name="amountMinor" currency={currency} defaultValue={deal?.amountMinor ?? null} />
      </Field>
      <Field label={t("deals.field.currency")} error={errors.currency}>
        <Select
          name="currency"
          value={currency}
          onChange={(event) => setCurrency(event.target.value)}
          options={currencies(currency, format.currency).map((code) => ({ value: code, label: code }))}
        />
      </Field>
    </div>
  );
}
