import { type FormEvent, useId, useState } from "react";
import { useNavigate, useSearchParams } from "react-router";
import { currencies } from "#app/shell/currencies.ts";
import { findCustomers, findDeals } from "#app/shell/find-options.ts";
import { useFormat, useT } from "#app/shell/i18n.tsx";
import { type Refused, useApi } from "#app/shell/use-api.ts";
import { customerAsked } from "#app/shell/use-creating.ts";
import { Banner } from "#app/ui/banner.tsx";
import { Button } from "#app/ui/button.tsx";
import { Combobox } from "#app/ui/combobox.tsx";
import { Field } from "#app/ui/field.tsx";
import { Input } from "#app/ui/input.tsx";
import { Select } from "#app/ui/select.tsx";
import { Sheet } from "#app/ui/sheet.tsx";
import type { SearchOption } from "#app/ui/use-search.ts";
import { dealAsked } from "./deal-asked.ts";

/** For whom and what about; the rest is written on its page. */
export function NewQuote({ open, onClose }: { open: boolean; onClose: () => void }) {
  const t = useT();
  const format = useFormat();
  const form = useId();
  const api = useApi();
  const navigate = useNavigate();
  const [search] = useSearchParams();
  const asked = dealAsked(search);
  const [customer, setCustomer] = useState(customerAsked(search));
  const [deal, setDeal] = useState<SearchOption | null>(asked.deal);
  const [name, setName] = useState(asked.deal?.label ?? "");
  const [currency, setCurrency] = useState(asked.currency ?? format.currency);
  const [busy, setBusy] = useState(false);
  const [refused, setRefused] = useState<Refused>();
  const errorOf = (path: string) => refused?.errors.find((one) => one.path === path)?.message;
  const create = async (event: FormEvent) => {
    event.preventDefault();
    setBusy(true);
    const body = { name, customerId: customer?.value ?? "", dealId: deal?.value ?? null, currency };
    const answer = await api<{ id: string }>("POST /quotes", { body, quiet: true });
    setBusy(false);
    if (answer.refused) setRefused(answer.refused);
    else await navigate(`/quotes/${answer.output.id}`);
  };
  return (
    <Sheet
      open={open}
      onClose={onClose}
      title={t("quotes.newTitle")}
      actions={
        <Button type="submit" form={form} variant="primary" loading={busy}>
          {t("quotes.add")}
        </Button>
      }
    >
      <form id={form} onSubmit={(event) => void create(event)} className="grid gap-4">
        {refused && refused.errors.length === 0 && <Banner tone="bad">{refused.detail}</Banner>}
        <Field label={t("quotes.field.customerId")} required error={errorOf("customerId")}>
          <Combobox options={findCustomers} value={customer} onChange={setCustomer} />
        </Field>
        <Field label={t("quotes.field.dealId")} optional error={errorOf("dealId")}>
          <Combobox
            options={findDeals}
            value={deal}
            onChange={(option) => {
              setDeal(option);
              if (option && name === "") setName(option.label);
            }}
          />
        </Field>
        <Field label={t("quotes.field.name")} required error={errorOf("name")}>
          <Input required maxLength={200} value={name} onChange={({ target }) => setName(target.value)} />
        </Field>
        <Field label={t("quotes.field.currency")} error={errorOf("currency")}>
          <Select
            value={currency}
            onChange={({ target }) => setCurrency(target.value)}
            options={currencies(currency, format.currency).map((value) => ({ value, label: value }))}
          />
        </Field>
      </form>
    </Sheet>
  );
}
