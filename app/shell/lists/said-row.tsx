import { X } from "lucide-react";
import { useT } from "#app/shell/i18n.tsx";
import { Combobox } from "#app/ui/combobox.tsx";
import { Field } from "#app/ui/field.tsx";
import { FilterValue } from "#app/ui/filter-value.tsx";
import {
  type Filter,
  type FilterField,
  needsNoValue,
  type Operator,
  operatorsOf,
  operatorWord,
  takesChoices,
} from "#app/ui/filters.ts";
import { freshFilter, withOperator } from "#app/ui/fresh-filter.ts";
import { IconButton } from "#app/ui/icon-button.tsx";
import { Select } from "#app/ui/select.tsx";
import type { Said } from "./tree.ts";

type Props = {
  said: Said;
  fields: readonly FilterField[];
  nameOf: (field: string, value: string) => string | undefined;
  errors: Readonly<Record<string, string>>;
  onChange: (said: Said | null) => void;
};

/** Field, operator, value. */
export function SaidRow({ said, fields, nameOf, errors, onChange }: Props) {
  const t = useT();
  const field = fields.find(({ id }) => id === said.condition.field);
  const condition = field ? picked(said.condition, field) : said.condition;
  const put = (next: Filter | undefined) => next && onChange({ ...said, condition: next });
  const options = fields.map(({ id, label }) => ({ value: id, label }));
  return (
    <div className="grid min-w-0 grid-cols-[minmax(0,1fr)_auto] items-start gap-2 sm:grid-cols-[minmax(0,1fr)_minmax(0,0.9fr)_minmax(0,1.3fr)_auto]">
      <Field label={t("ui.filter.field")} hideLabel error={field ? undefined : t("lists.filter.unknown")}>
        <Combobox
          options={options}
          clearable={false}
          value={options.find(({ value }) => value === said.condition.field) ?? null}
          onChange={(next) => put(freshFilter(fields.find(({ id }) => id === next?.value)))}
        />
      </Field>
      <IconButton
        icon={X}
        size="small"
        className="mt-1 sm:order-last touch:mt-0"
        aria-label={t("lists.filter.remove")}
        onClick={() => onChange(null)}
      />
      {field && (
        <Field label={t("ui.filter.operator")} hideLabel className="max-sm:col-span-2">
          <Select
            options={[...new Set([...operatorsOf(field), condition.operator])].map((operator) => ({
              value: operator,
              label: t(`ui.filter.op.${operatorWord(field, operator)}`),
            }))}
            value={condition.operator}
            onChange={({ target }) => put(withOperator(condition, field, target.value as Operator))}
          />
        </Field>
      )}
      {field && !needsNoValue(condition.operator) && (
        <div className="min-w-0 max-sm:col-span-2">
          <FilterValue
            key={`${field.id} ${condition.operator}`}
            field={field}
            operator={condition.operator}
            values={condition.values}
            nameOf={nameOf}
            error={errors[said.id]}
            inRow
            onChange={(values) => put({ ...condition, values })}
          />
        </div>
      )}
      {field && needsNoValue(condition.operator) && <span className="max-sm:hidden" />}
    </div>
  );
}

/** A picked value is one of several even when it was said to be equal. */
function picked(condition: Filter, field: FilterField): Filter {
  return takesChoices(field) && condition.operator === "eq" ? { ...condition, operator: "in" } : condition;
}
