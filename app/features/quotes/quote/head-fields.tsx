import { useState } from "react";
import { useT } from "#app/shell/i18n.tsx";
import { DateInput } from "#app/ui/date-input.tsx";
import { Field } from "#app/ui/field.tsx";
import { Input } from "#app/ui/input.tsx";
import { Select } from "#app/ui/select.tsx";
import type { Draft } from "./draft.ts";
import type { Edit, Lists } from "./editor.tsx";

type Props = {
  draft: Draft;
  edit: Edit;
  currency: string;
  lists: Lists;
  errorOf: (path: string) => string | undefined;
};

/** What it is about, to whom it goes, until when it holds. */
export function HeadFields({ draft, edit, currency, lists, errorOf }: Props) {
  const t = useT();
  const [emails, setEmails] = useState(draft.emails.join(", "));
  const wrong = draft.emails.map((_, at) => errorOf(`emails.${at}`)).find(Boolean);
  return (
    <div className="grid gap-4 sm:grid-cols-2">
      <Field label={t("quotes.field.name")} required error={errorOf("name")} className="sm:col-span-2">
        <Input value={draft.name} maxLength={200} onChange={({ target }) => edit({ name: target.value })} />
      </Field>
      <Field label={t("quotes.field.emails")} help={t("quotes.emailsHelp")} error={errorOf("emails") ?? wrong}>
        <Input
          value={emails}
          onChange={({ target }) => {
            setEmails(target.value);
            edit({ emails: target.value.split(/[\s,;]+/).filter(Boolean) });
          }}
        />
      </Field>
      <Field label={t("quotes.field.validUntil")} required error={errorOf("validUntil")}>
        <DateInput value={draft.validUntil} onChange={(day) => day && edit({ validUntil: day })} />
      </Field>
      <Field
        label={t("quotes.field.priceListId")}
        error={errorOf("priceListId")}
        help={t("quotes.listHelp", { currency })}
      >
        <Select
          value={draft.priceListId ?? ""}
          onChange={({ target }) => edit({ priceListId: target.value || null })}
          options={[
            { value: "", label: t("quotes.noList") },
            ...lists.filter((one) => one.currency === currency).map(({ id, name }) => ({ value: id, label: name })),
          ]}
        />
      </Field>
      <Field label={t("quotes.field.language")} error={errorOf("language")}>
        <Select
          value={draft.language}
          onChange={({ target }) => edit({ language: target.value === "en" ? "en" : "tr" })}
          options={[
            { value: "tr", label: "Türkçe" },
            { value: "en", label: "English" },
          ]}
        />
      </Field>
    </div>
  );
}
