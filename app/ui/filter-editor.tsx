import { type FormEvent, useState } from "react";
import { useT } from "#app/shell/i18n.tsx";
import { Button } from "./button.tsx";
import { Field } from "./field.tsx";
import { FilterValue } from "./filter-value.tsx";
import { type Filter, type FilterField, needsNoValue, type Operator, operatorsOf, operatorWord } from "./filters.ts";
import { freshFilter, isComplete, withOperator } from "./fresh-filter.ts";
import { Select } from "./select.tsx";

type Props = {
  fields: readonly FilterField[];
  filter?: Filter;
  nameOf?: (field: string, value: string) => string | undefined;
  onSave: (filter: Filter) => void;
  /** Opens what says more than one condition can. */
  onBuild?: (() => void) | undefined;
};

/** Field, condition, value. Loaded when a filter is first touched. */
export function FilterEditor({ fields, filter, nameOf, onSave, onBuild }: Props) {
  const t = useT();
  const [draft, setDraft] = useState<Filter | undefined>(filter ?? freshFilter(fields[0]));
  const field = fields.find((candidate) => candidate.id === draft?.field);
  if (!draft || !field) return null;
  const complete = isComplete(draft);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    event.stopPropagation();
    if (complete) onSave(draft);
  };
  return (
    <form onSubmit={submit} className="grid w-64 max-w-full gap-3">
      <Field label={t("ui.filter.field")}>
        <Select
          options={fields.map(({ id, label }) => ({ value: id, label }))}
          value={draft.field}
          onChange={(event) => setDraft(freshFilter(fields.find(({ id }) => id === event.target.value)))}
        />
      </Field>
      {operatorsOf(field).length > 1 && (
        <Field label={t("ui.filter.operator")}>
          <Select
            options={[...new Set([...operatorsOf(field), draft.operator])].map((operator) => ({
              value: operator,
              label: t(`ui.filter.op.${operatorWord(field, operator)}`),
            }))}
            value={draft.operator}
            onChange={(event) => setDraft(withOperator(draft, field, event.target.value as Operator))}
          />
        </Field>
      )}
      {!needsNoValue(draft.operator) && (
        <FilterValue
          field={field}
          operator={draft.operator}
          values={draft.values}
          nameOf={nameOf}
          onChange={(values) => setDraft({ ...draft, values })}
        />
      )}
      <div className="flex flex-wrap items-center justify-between gap-2">
        {onBuild && (
          <Button variant="ghost" onClick={onBuild}>
            {t("ui.filter.build")}
          </Button>
        )}
        <Button type="submit" variant="primary" disabled={!complete} className="ml-auto">
          {t("ui.apply")}
        </Button>
      </div>
    </form>
  );
}
