import { useState } from "react";
import { useRevalidator } from "react-router";
import { useT } from "#app/shell/i18n.tsx";
import { PageBody, PageHeader } from "#app/shell/page-header.tsx";
import { pageTitle } from "#app/shell/page-title.ts";
import { type Refused, useApi } from "#app/shell/use-api.ts";
import { Banner } from "#app/ui/banner.tsx";
import { Button } from "#app/ui/button.tsx";
import { Field } from "#app/ui/field.tsx";
import { FormSection } from "#app/ui/form-section.tsx";
import { Input } from "#app/ui/input.tsx";
import { NumberInput } from "#app/ui/number-input.tsx";
import { Textarea } from "#app/ui/textarea.tsx";
import { toast } from "#app/ui/toast.ts";
import { page } from "#worker/kernel/page.ts";
import { getQuoteSettings } from "#worker/modules/quotes/index.ts";
import type { Route } from "./+types/quote-settings.ts";

export const meta = pageTitle("settings.section.quotes");

export async function loader({ context }: Route.LoaderArgs) {
  return { settings: await page(context).run(getQuoteSettings, {}) };
}

type Settings = Route.ComponentProps["loaderData"]["settings"];

/** What heads quotes, how they are numbered, and from which discount on somebody has to approve. */
export default function QuoteSettingsPage({ loaderData: { settings } }: Route.ComponentProps) {
  const t = useT();
  const api = useApi();
  const { revalidate } = useRevalidator();
  const [change, setChange] = useState<Partial<Settings>>({});
  const [busy, setBusy] = useState(false);
  const [refused, setRefused] = useState<Refused>();
  const draft = { ...settings, ...change };
  const edit = (more: Partial<Settings>) => setChange((before) => ({ ...before, ...more }));
  const errorOf = (name: string) => refused?.errors.find(({ path }) => path === name)?.message;
  const save = async () => {
    setBusy(true);
    const answer = await api("PATCH /quote-settings", { body: change, version: settings.version, quiet: true });
    setRefused(answer.refused);
    await revalidate();
    setBusy(false);
    if (answer.refused) return;
    setChange({});
    toast({ title: t("settings.saved"), tone: "good" });
  };
  const text = (name: TextName, most: number) => (
    <Field label={t(`settings.quotes.${name}`)} optional error={errorOf(name)}>
      <Input value={draft[name] ?? ""} maxLength={most} onChange={({ target }) => edit({ [name]: target.value })} />
    </Field>
  );
  return (
    <>
      <PageHeader
        title={t("settings.section.quotes")}
        actions={
          <Button
            variant="primary"
            loading={busy}
            disabled={Object.keys(change).length === 0}
            onClick={() => void save()}
          >
            {t("settings.save")}
          </Button>
        }
      />
      <PageBody className="py-0!">
        {refused && refused.errors.length === 0 && (
          <Banner tone="bad" className="mt-4">
            {refused.detail}
          </Banner>
        )}
        <FormSection title={t("settings.quotes.seller")} text={t("settings.quotes.sellerText")}>
          {text("legalName", 200)}
          <div className="grid gap-4 sm:grid-cols-2">
            {text("taxOffice", 120)}
            {text("taxNumber", 40)}
          </div>
          <Field label={t("settings.quotes.address")} optional error={errorOf("address")}>
            <Textarea
              rows={2}
              value={draft.address ?? ""}
              maxLength={500}
              onChange={({ target }) => edit({ address: target.value })}
            />
          </Field>
          <div className="grid gap-4 sm:grid-cols-2">
            {text("phone", 40)}
            {text("website", 200)}
          </div>
          {text("iban", 42)}
        </FormSection>
        <FormSection title={t("settings.quotes.rules")} text={t("settings.quotes.rulesText")}>
          <div className="grid gap-4 sm:grid-cols-2">
            <Field label={t("settings.quotes.prefix")} help={t("settings.quotes.prefixHelp")} error={errorOf("prefix")}>
              <Input
                value={draft.prefix}
                maxLength={8}
                onChange={({ target }) => edit({ prefix: target.value.toUpperCase() })}
              />
            </Field>
            <Field label={t("settings.quotes.validDays")} error={errorOf("validDays")}>
              <NumberInput
                digits={0}
                value={draft.validDays}
                onChange={(days) => days !== null && edit({ validDays: days })}
              />
            </Field>
          </div>
          <Field
            label={t("settings.quotes.approvalAboveBp")}
            optional
            help={t("settings.quotes.approvalHelp")}
            error={errorOf("approvalAboveBp")}
          >
            <NumberInput
              end="%"
              value={draft.approvalAboveBp === null ? null : draft.approvalAboveBp / 100}
              onChange={(percent) => edit({ approvalAboveBp: percent === null ? null : Math.round(percent * 100) })}
            />
          </Field>
          <Field label={t("settings.quotes.terms")} optional error={errorOf("terms")}>
            <Textarea
              rows={5}
              value={draft.terms ?? ""}
              maxLength={8000}
              onChange={({ target }) => edit({ terms: target.value })}
            />
          </Field>
        </FormSection>
      </PageBody>
    </>
  );
}

type TextName = "legalName" | "taxOffice" | "taxNumber" | "phone" | "website" | "iban";
