import { type ReactNode, useState } from "react";
import { useFormat, useT } from "#app/shell/i18n.tsx";
import { Checkbox } from "./checkbox.tsx";
import { DateInput } from "./date-input.tsx";
import { DaysInput } from "./days-input.tsx";
import { Field } from "./field.tsx";
import { type FilterField, type Operator, takesChoices } from "./filters.ts";
import { foldText } from "./fold-text.ts";
import { Input } from "./input.tsx";
import { MoneyInput } from "./money-input.tsx";
import { MultiCombobox } from "./multi-combobox.tsx";
import { NumberInput } from "./number-input.tsx";
import { RadioGroup } from "./radio-group.tsx";
import type { SearchOption } from "./use-search.ts";

type Props = {
  field: FilterField;
  operator: Operator;
  values: readonly string[];
  nameOf?: (field: string, value: string) => string | undefined;
  onChange: (values: string[]) => void;
  /** In a row, where what stands before it says what it is. */
  inRow?: boolean;
  error?: ReactNode;
};

/** The control that fits a field's type. */
export function FilterValue(props: Props) {
  const { field, operator, values, onChange, inRow, error } = props;
  const t = useT();
  const [from = "", to = ""] = values;
  const around = { label: t("ui.filter.value"), hideLabel: inRow ?? false, error };
  if (takesChoices(field) && operator !== "has") return <ManyValues {...props} />;
  if (operator === "within")
    return (
      <Field {...around} group>
        <DaysInput value={from} onChange={(word) => onChange([word])} />
      </Field>
    );
  if (operator === "between")
    return (
      <Field {...around} group>
        <div className="flex items-center gap-1.5">
          <One field={field} value={from} label={t("ui.filter.op.gte")} onChange={(value) => onChange([value, to])} />
          <span aria-hidden="true">–</span>
          <One field={field} value={to} label={t("ui.filter.op.lte")} onChange={(value) => onChange([from, value])} />
        </div>
      </Field>
    );
  if (field.type === "boolean")
    return (
      <Field {...around} group>
        <RadioGroup
          value={from}
          onChange={(value) => onChange([value])}
          choices={[
            { value: "true", label: t("ui.yes") },
            { value: "false", label: t("ui.no") },
          ]}
        />
      </Field>
    );
  return (
    <Field {...around}>
      <One field={field} value={from} onChange={(value) => onChange(value === "" ? [] : [value])} />
    </Field>
  );
}

type OneProps = { field: FilterField; value: string; label?: string; onChange: (value: string) => void };

function One({ field, value, label, onChange }: OneProps) {
  const format = useFormat();
  const set = (next: string | number | null) => onChange(next === null ? "" : String(next));
  const named = label ? { "aria-label": label } : {};
  const number = value === "" ? null : Number(value);
  if (field.type === "money") return <MoneyInput {...named} value={number} onChange={set} />;
  if (field.type === "number") return <NumberInput {...named} value={number} onChange={set} digits={6} />;
  if (field.type === "date" || field.type === "time")
    return <DateInput {...named} value={value === "" ? null : format.day(value)} onChange={set} />;
  return <Input {...named} value={value} onChange={(event) => set(event.target.value)} />;
}

function ManyValues({ field, values, nameOf, onChange, inRow, error }: Props) {
  const t = useT();
  const [picked, setPicked] = useState<readonly SearchOption[]>([]);
  const options = field.type === "person" ? withMe(field.options ?? [], t("ui.filter.me")) : (field.options ?? []);
  const around = { label: t("ui.filter.value"), hideLabel: inRow ?? false, error };
  if (typeof options === "object" && options.length <= 8 && !inRow)
    return (
      <Field {...around} group>
        {options.map(({ value, label }) => (
          <Checkbox
            key={value}
            label={label}
            checked={values.includes(value)}
            onChange={(event) =>
              onChange(event.target.checked ? [...values, value] : values.filter((other) => other !== value))
            }
          />
        ))}
      </Field>
    );
  const known = [...picked, ...(typeof options === "object" ? options : [])];
  const chosen = values.map((value) => ({
    value,
    label:
      known.find((option) => option.value === value)?.label ??
      (value === "me" ? t("ui.filter.me") : nameOf?.(field.id, value)) ??
      value,
  }));
  return (
    <Field {...around}>
      <MultiCombobox
        options={options}
        value={chosen}
        onChange={(next) => {
          setPicked(next);
          onChange(next.map((option) => option.value));
        }}
      />
    </Field>
  );
}

/** People can always be narrowed to oneself. */
function withMe(options: NonNullable<FilterField["options"]>, label: string): NonNullable<FilterField["options"]> {
  const me = { value: "me", label };
  if (typeof options === "object") return [me, ...options];
  return async (query, signal) => {
    const found = await options(query, signal);
    return foldText(label).includes(foldText(query)) ? [me, ...found] : found;
  };
}
