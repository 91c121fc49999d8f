import { useState } from "react";
import { useFormat, useT } from "#app/shell/i18n.tsx";
import { Checkbox } from "./checkbox.tsx";
import { DateInput } from "./date-input.tsx";
import { Field } from "./field.tsx";
import { type FilterField, type Operator, takesChoices } from "./filters.ts";
import { foldText } from "./fold-text.ts";
import { Input } from "./input.tsx";
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
};

/** The control that fits a field's type. */
export function FilterValue(props: Props) {
  const { field, operator, values, onChange } = props;
  const t = useT();
  const format = useFormat();
  const one = values[0] ?? "";
  const set = (value: string | number | null) => onChange(value === null || value === "" ? [] : [String(value)]);
  if (takesChoices(field) && operator !== "has") return <ManyValues {...props} />;
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
        <DateInput value={one === "" ? null : format.day(one)} onChange={set} />
      ) : (
        <Input value={one} onChange={(event) => set(event.target.value)} />
      )}
    </Field>
  );
}

function ManyValues({ field, values, nameOf, onChange }: Props) {
  const t = useT();
  const [picked, setPicked] = useState<readonly SearchOption[]>([]);
  const options = field.type === "person" ? withMe(field.options ?? [], t("ui.filter.me")) : (field.options ?? []);
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
  const known = [...picked, ...(typeof options === "object" ? options : [])];
  const chosen = values.map((value) => ({
    value,
    label: known.find((option) => option.value === value)?.label ?? nameOf?.(field.id, value) ?? value,
  }));
  return (
    <Field label={t("ui.filter.value")}>
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
