import { useT } from "#app/shell/i18n.tsx";
import { TimeZoneSelect } from "#app/shell/time-zone-select.tsx";
import { Field } from "#app/ui/field.tsx";
import { Select } from "#app/ui/select.tsx";
import { CURRENCIES } from "#tenants/settings/options.ts";
import type { Draft, Edit } from "./brand.tsx";

/** What people get who chose nothing of their own. */
export function PlaceFields({ draft, edit, errors }: { draft: Draft; edit: Edit; errors: Record<string, string> }) {
  const t = useT();
  const names = new Intl.DisplayNames([t.language], { type: "currency" });
  return (
    <div className="grid gap-4 sm:grid-cols-2">
      <Field label={t("settings.brand.language")} error={errors.language}>
        <Select
          value={draft.language}
          onChange={(event) => edit({ language: event.target.value === "en" ? "en" : "tr" })}
          options={[
            { value: "tr", label: "Türkçe" },
            { value: "en", label: "English" },
          ]}
        />
      </Field>
      <Field label={t("settings.brand.currency")} help={t("settings.brand.currencyHelp")} error={errors.currency}>
        <Select
          value={draft.currency}
          onChange={(event) => edit({ currency: event.target.value })}
          options={CURRENCIES.map((value) => ({ value, label: `${value} · ${names.of(value)}` }))}
        />
      </Field>
      <Field label={t("settings.brand.timeZone")} error={errors.timeZone} className="sm:col-span-2">
        <TimeZoneSelect
          clearable={false}
          value={draft.timeZone}
          onChange={(timeZone) => timeZone && edit({ timeZone })}
        />
      </Field>
    </div>
  );
}
