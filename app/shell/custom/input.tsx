import { useState } from "react";
import { useFormat, useT } from "#app/shell/i18n.tsx";
import { Combobox } from "#app/ui/combobox.tsx";
import { DateInput } from "#app/ui/date-input.tsx";
import { Field } from "#app/ui/field.tsx";
import { Input } from "#app/ui/input.tsx";
import { MomentInput } from "#app/ui/moment-input.tsx";
import { MoneyInput } from "#app/ui/money-input.tsx";
import { MultiCombobox } from "#app/ui/multi-combobox.tsx";
import { NumberInput } from "#app/ui/number-input.tsx";
import { onDemand } from "#app/ui/on-demand.tsx";
import { Select } from "#app/ui/select.tsx";
import { Textarea } from "#app/ui/textarea.tsx";
import type { SearchOption } from "#app/ui/use-search.ts";
import { type CustomValue, customName, type FieldKind, type Parts } from "#worker/kernel/custom/field.ts";
import { isWritable } from "#worker/kernel/custom/writable.ts";
import { ADDRESS_PARTS } from "./address-parts.ts";
import { type AskedField, choicesOf } from "./choices.ts";
import { filesOf } from "./file-list.tsx";
import { partsOf, toOption, toOptions } from "./parts.ts";

type Errors = Readonly<Record<string, string>>;

export type Asking = {
  fields: readonly AskedField[];
  /** Without them: a new record. */
  values?: Readonly<Record<string, CustomValue | undefined>>;
  errors: Errors;
};

/** What a form asks of the agency's own fields, one below the other. */
export function CustomInputs(asking: Asking) {
  return customAsked(asking).map(({ field }) => field);
}

/** The same by their names; `customFrom` reads it. */
export function customAsked({ fields, values, errors }: Asking) {
  return fields.filter(isWritable).map((field) => {
    const { key, kind, label, help, required } = field;
    const id = customName(key);
    const asked = (
      <Field
        key={id}
        label={label}
        help={help}
        group={IN_PARTS.includes(kind)}
        {...(required ? { required } : { optional: true })}
        error={errorOf(errors, id)}
      >
        <CustomInput field={field} value={(values ? values[key] : field.default) ?? null} />
      </Field>
    );
    return { id, required, field: asked };
  });
}

const IN_PARTS: readonly FieldKind[] = ["address", "date_time", "multi_select", "relations", "files"];

function errorOf(errors: Errors, name: string): string | undefined {
  return errors[name] ?? Object.entries(errors).find(([path]) => path.startsWith(`${name}.`))?.[1];
}

function CustomInput({ field, value }: { field: AskedField; value: CustomValue }) {
  const t = useT();
  const { currency } = useFormat();
  const { kind, settings } = field;
  const name = customName(field.key);
  const text = value === null || typeof value === "object" ? "" : String(value);
  const number = typeof value === "number" ? value : null;
  switch (kind) {
    case "number":
    case "percent":
      return (
        <NumberInput
          name={name}
          digits={settings.decimals ?? (kind === "percent" ? 2 : 6)}
          defaultValue={number}
          end={kind === "percent" ? "%" : undefined}
        />
      );
    case "currency":
      return <MoneyInput name={name} currency={settings.currency ?? currency} defaultValue={number} />;
    case "date":
      return <DateInput name={name} defaultValue={text || null} />;
    case "date_time":
      return <Moment name={name} label={field.label} value={text || null} />;
    case "yes_no":
      return (
        <Select
          name={name}
          defaultValue={text}
          placeholder="—"
          options={[
            { value: "true", label: t("ui.yes") },
            { value: "false", label: t("ui.no") },
          ]}
        />
      );
    case "select":
      return <Select name={name} defaultValue={text} placeholder="—" options={settings.choices ?? []} />;
    case "person":
    case "relation":
      return <Pick field={field} name={name} value={value} />;
    case "multi_select":
    case "relations":
      return <PickSeveral field={field} name={name} value={value} />;
    case "files":
      return <Files field={field} name={name} value={value} />;
    case "long_text":
      return <Textarea name={name} maxLength={settings.maxLength ?? 20_000} defaultValue={text} />;
    case "address":
      return <Address name={name} value={value} />;
    default:
      return (
        <Input
          name={name}
          type={TYPES[kind] ?? "text"}
          maxLength={settings.maxLength ?? 500}
          defaultValue={text}
          autoComplete="off"
        />
      );
  }
}

const TYPES: Partial<Record<FieldKind, string>> = { email: "email", phone: "tel" };

function Moment({ name, label, value }: { name: string; label: string; value: string | null }) {
  const [moment, setMoment] = useState(value);
  return <MomentInput name={name} label={label} value={moment} onChange={setMoment} />;
}

function Pick({ field, name, value }: { field: AskedField; name: string; value: CustomValue }) {
  const [chosen, setChosen] = useState<SearchOption | null>(toOption(value));
  return <Combobox name={name} options={choicesOf(field) ?? []} value={chosen} onChange={setChosen} />;
}

/** The empty value says that the form asked: without it nothing chosen would be nothing sent. */
function PickSeveral({ field, name, value }: { field: AskedField; name: string; value: CustomValue }) {
  const [chosen, setChosen] = useState<readonly SearchOption[]>(toOptions(field, value));
  return (
    <>
      <input type="hidden" name={name} value="" />
      <MultiCombobox name={name} options={choicesOf(field) ?? []} value={chosen} onChange={setChosen} />
    </>
  );
}

const FileEditor = onDemand(async () => (await import("./file-editor.tsx")).FileEditor);

function Files({ field, name, value }: { field: AskedField; name: string; value: CustomValue }) {
  const [files, setFiles] = useState<readonly Parts[]>(filesOf(value));
  return <FileEditor field={field} name={name} files={files} onChange={(next) => void setFiles(next)} />;
}

function Address({ name, value }: { name: string; value: CustomValue }) {
  const t = useT();
  const parts = partsOf(value) ?? {};
  return (
    <span className="grid grid-cols-2 gap-2 *:first:col-span-2">
      {ADDRESS_PARTS.map((part) => (
        <Input
          key={part}
          name={`${name}.${part}`}
          aria-label={t(`shell.custom.address.${part}`)}
          placeholder={t(`shell.custom.address.${part}`)}
          defaultValue={parts[part] ?? ""}
        />
      ))}
    </span>
  );
}
