import { useT } from "#app/shell/i18n.tsx";
import { DateInput } from "#app/ui/date-input.tsx";
import { Field } from "#app/ui/field.tsx";
import { Input } from "#app/ui/input.tsx";
import { MoneyInput } from "#app/ui/money-input.tsx";
import { MultiCombobox } from "#app/ui/multi-combobox.tsx";
import { NumberInput } from "#app/ui/number-input.tsx";
import { Select } from "#app/ui/select.tsx";
import { choicesOf, WITH_DEFAULT } from "./draft.ts";
import type { Part } from "./field-form.tsx";
import { digitsOf } from "./settings-fields.tsx";

/** The usual value, in an input that fits the kind; each record of a unique field has its own. */
export function DefaultField(part: Part) {
  const t = useT();
  const { draft, kind, errors } = part;
  if (!WITH_DEFAULT.includes(kind) || draft.unique) return null;
  return (
    <Field label={t("shape.fields.default")} optional help={t("shape.fields.defaultHelp")} error={errors.default}>
      <DefaultInput {...part} />
    </Field>
  );
}

function DefaultInput({ draft, kind, edit }: Part) {
  const t = useT();
  const { settings } = draft;
  const change = (value: unknown) => edit({ default: value });
  const number = typeof draft.default === "number" ? draft.default : null;
  const text = typeof draft.default === "string" ? draft.default : "";
  if (kind === "currency")
    return (
      <MoneyInput value={number} onChange={change} {...(settings.currency ? { currency: settings.currency } : {})} />
    );
  if (kind === "number" || kind === "percent")
    return <NumberInput value={number} onChange={change} digits={digitsOf(kind, settings)} />;
  if (kind === "date") return <DateInput value={text || null} onChange={change} />;
  if (kind === "yes_no")
    return (
      <Select
        value={draft.default === true ? "yes" : draft.default === false ? "no" : ""}
        placeholder={t("shape.fields.noDefault")}
        options={[
          { value: "yes", label: t("ui.yes") },
          { value: "no", label: t("ui.no") },
        ]}
        onChange={({ target }) => change(target.value === "" ? null : target.value === "yes")}
      />
    );
  if (kind === "select")
    return (
      <Select
        value={text}
        placeholder={t("shape.fields.noDefault")}
        options={choicesOf(draft).filter(({ label }) => label.trim())}
        onChange={({ target }) => change(target.value || null)}
      />
    );
  if (kind === "multi_select") {
    const options = choicesOf(draft).filter(({ label }) => label.trim());
    const held: unknown[] = Array.isArray(draft.default) ? draft.default : [];
    return (
      <MultiCombobox
        options={options}
        value={options.filter(({ value }) => held.includes(value))}
        placeholder={t("shape.fields.noDefault")}
        onChange={(next) => change(next.map(({ value }) => value))}
      />
    );
  }
  return (
    <Input
      value={text}
      maxLength={settings.maxLength ?? 500}
      autoComplete="off"
      onChange={({ target }) => change(target.value)}
    />
  );
}
