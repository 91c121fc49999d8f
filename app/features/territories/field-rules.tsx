import { useT } from "#app/shell/i18n.tsx";
import { Field } from "#app/ui/field.tsx";
import { MultiCombobox } from "#app/ui/multi-combobox.tsx";
import { NumberInput } from "#app/ui/number-input.tsx";
import type { ShownField } from "#worker/kernel/custom/field.ts";
import type { Territory } from "./territories.tsx";

type Rules = Territory["rules"];
type Rule = NonNullable<Rules["fields"]>[number];
type Props = { fields: readonly ShownField[]; rules: Rules; onChange: (rules: Rules) => void };

/** Sector, size and the like: fields of the agency's own that are one of some choices, or a number. */
export function FieldRules({ fields, rules, onChange }: Props) {
  const t = useT();
  const own = rules.fields ?? [];
  const put = (key: string, rule: Omit<Rule, "key"> | undefined) => {
    const others = own.filter((one) => one.key !== key);
    const next = rule ? [...others, { key, ...rule }] : others;
    const { fields: _, ...rest } = rules;
    onChange(next.length > 0 ? { ...rest, fields: next } : rest);
  };
  return fields.map(({ key, label, kind, settings }) => {
    const rule = own.find((one) => one.key === key);
    if (kind === "select") {
      const choices = (settings.choices ?? []).map(({ value, label: name }) => ({ value, label: name }));
      return (
        <Field key={key} label={label} optional group>
          <MultiCombobox
            aria-label={label}
            options={choices}
            value={choices.filter(({ value }) => rule?.in?.includes(value))}
            onChange={(options) => put(key, options.length > 0 ? { in: options.map(({ value }) => value) } : undefined)}
          />
        </Field>
      );
    }
    if (kind !== "number" && kind !== "percent") return null;
    const range = (part: Partial<Rule>) => {
      const { from, to } = { ...rule, ...part };
      put(
        key,
        from === undefined && to === undefined
          ? undefined
          : { ...(from === undefined ? {} : { from }), ...(to === undefined ? {} : { to }) },
      );
    };
    return (
      <Field key={key} label={label} optional group>
        <div className="flex items-center gap-2">
          <NumberInput
            aria-label={t("territories.from", { field: label })}
            value={rule?.from ?? null}
            onChange={(value) => range({ from: value ?? undefined })}
          />
          –
          <NumberInput
            aria-label={t("territories.to", { field: label })}
            value={rule?.to ?? null}
            onChange={(value) => range({ to: value ?? undefined })}
          />
        </div>
      </Field>
    );
  });
}
