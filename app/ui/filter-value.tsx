import { useT } from "#app/shell/i18n.tsx";
import { Checkbox } from "./checkbox.tsx";
import { DateInput } from "./date-input.tsx";
import { Field } from "./field.tsx";
import { type FilterField, type Operator, takesChoices } from "./filters.ts";
import { Input } from "./input.tsx";
import { MultiCombobox } from "./multi-combobox.tsx";
import { NumberInput } from "./number-input.tsx";
import { RadioGroup } from "./radio-group.tsx";

type Props = {
  field: FilterField;
  operator: Operator;
  values: readonly string[];
  nameOf?: (field: string, value: string) => string | undefined;
  onChange: (values: string[]) => void;
};

/** The control that fits a field's type. */
export function FilterValue(props: Props) {
  const { field, values, onChange } = props;
  const t = useT();
  const one = values[0] ?? "";
  const set = (value: string | number | null) => onChange(value === null || value === "" ? [] : [String(value)]);
  if (takesChoices(field)) return <ManyValues {...props} />;
  if (field.type === "boolean")
    return (
      <Field group label={t("ui.filter.value")}>
        <RadioGroup
          value={one}
          onChange={set}
          choices={[
            { value: "true", label: t("ui.yes") },
            { value: "false", label: t("ui.no") },
          ]}
        />
      </Field>
    );
  return (
    <Field label={t("ui.filter.value")}>
      {field.type === "number" || field.type === "money" ? (
        <NumberInput value={one === "" ? null : Number(one)} onChange={set} />
      ) : field.type === "date" || field.type === "time" ? (
        <DateInput value={one || null} onChange={set} />
      ) : (
        <Input value={one} onChange={(event) => set(event.target.value)} />
      )}
    </Field>
  );
}

function ManyValues({ field, values, nameOf, onChange }: Props) {
  const t = useT();
  const options = field.options ?? [];
  if (typeof options === "object" && options.length <= 8)
    return (
      <Field group label={t("ui.filter.value")}>
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
  const known = typeof options === "object" ? options : [];
  const chosen = values.map((value) => ({
    value,
    label: known.find((option) => option.value === value)?.label ?? nameOf?.(field.id, value) ?? value,
  }));
  return (
    <Field label={t("ui.filter.value")}>
      <MultiCombobox
        options={options}
        value={chosen}
        onChange={(next) => onChange(next.map((option) => option.value))}
      />
    </Field>
  );
}
